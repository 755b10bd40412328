/** A request is answered with this message among `errors`, with status 200. */
export class GraphqlFailure extends Error {
  override readonly name = "GraphqlFailure";
  constructor(
    message: string,
    /** Such as `GRAPHQL_VALIDATION_FAILED`; left out where the vendor's own code refuses. */
    readonly code?: string,
  ) {
    super(message);
  }

  /** The reply's body. */
  get body(): object {
    const extensions = this.code !== undefined && { extensions: { code: this.code } };
    return { data: null, errors: [{ message: this.message, ...extensions }] };
  }
}

/** A request that the schema does not allow, in the words of the reference implementation. */
export function invalid(message: string): GraphqlFailure {
  return new GraphqlFailure(message, "GRAPHQL_VALIDATION_FAILED");
}
