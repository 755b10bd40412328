import type { StackThings } from "./subject";

/** What no stack has. */
export const NO_STACK: StackThings = {
  ...{ attachments: [], peerings: [], gatewayPeerings: [], privateEndpoints: [] },
};

/** True where a stack has anything of ours. */
export function hasThings(stack: StackThings): boolean {
  const { attachments, peerings, gatewayPeerings, privateEndpoints } = stack;
  return [attachments, peerings, gatewayPeerings, privateEndpoints].some(
    ({ length }) => length > 0,
  );
}
