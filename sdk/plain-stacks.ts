/** V8's hook for the texts of stack traces. Pulumi fills it in each program, to name places in TypeScript. */
interface PlacesOfErrors {
  prepareStackTrace?: ((error: Error, frames: NodeJS.CallSite[]) => unknown) | undefined;
}

/**
 * Makes resources with fewer words about where: until the returned function is called, the texts of stack
 * traces that Pulumi takes name places in JavaScript, without a look into source maps.
 *
 * Pulumi writes one for each of the four promises of each property, against promises that never end, and
 * shows them only where `PULUMI_DEBUG_PROMISE_LEAKS` is set. With source maps they are a third of what a
 * large program does. The places of resources in the state are asked for with all frames, and are mapped
 * as before; an error's text is written when it is first read, which is later.
 *
 * @returns what puts everything back. Call it before anything is awaited.
 */
export function usePlainStacks(): () => void {
  const { prepareStackTrace: mapped } = Error as PlacesOfErrors;
  if (mapped === undefined || process.env["PULUMI_DEBUG_PROMISE_LEAKS"]) return () => undefined;
  Error.prepareStackTrace = (error, frames) =>
    Error.stackTraceLimit === Infinity
      ? mapped(error, frames)
      : [String(error), ...frames.map(String)].join("\n    at ");
  return () => {
    Error.prepareStackTrace = mapped;
  };
}

/** Makes a resource with {@link usePlainStacks}. */
export function withPlainStacks<Made>(make: () => Made): Made {
  const putBack = usePlainStacks();
  try {
    return make();
  } finally {
    putBack();
  }
}
