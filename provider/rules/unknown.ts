/**
 * What the engine passes in place of a value that is not known yet in a preview: to a dynamic provider this
 * one, whatever the kind of the value. Source: `UnknownStringValue` in Pulumi's
 * sdk/go/common/resource/plugin/rpc.go, where those for other kinds are too.
 */
export const UNKNOWN_VALUE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** One for each kind of value. */
const UNKNOWNS: ReadonlySet<unknown> = new Set([
  UNKNOWN_VALUE,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // UnknownBoolValue
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // UnknownNumberValue
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // UnknownArrayValue
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // UnknownObjectValue
  "030794c1-ac77-496b-92df-f27374a8bd58", // UnknownAssetValue
  "e48ece36-62e2-4504-bad9-02848725956a", // UnknownArchiveValue
]);

/** True for a value that is known only after the change. */
export function isUnknown(value: unknown): boolean {
  return UNKNOWNS.has(value);
}
