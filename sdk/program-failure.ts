import * as pulumi from "@pulumi/pulumi";

/**
 * An error that ends the program, or fails what it is thrown into, without a stack trace.
 *
 * @param resource the resource at which it is shown; undefined for the stack
 */
export function programFailure(message: string, resource: pulumi.Resource | undefined): Error {
  const error =
    resource === undefined
      ? new pulumi.RunError(message)
      : new pulumi.ResourceError(message, resource, /* hideStack */ true);
  // Pulumi shows the stack where the failure reaches an argument of a resource. Where it does not, it
  // still has Node format it, which took tens of seconds on Node 20.
  error.stack = "";
  return error;
}
