/** What a promise is rejected with; fails the test where it is fulfilled. */
export async function failureOf(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error("It was rejected with something that is no Error.", { cause: error });
  }
  throw new Error("It was to be rejected and was fulfilled.");
}
