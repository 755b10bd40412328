/**
 * The hidden input in which the sdk's classes say which entry of the stack a call is for: its URN.
 * Pulumi's dynamic provider process tells a provider none; names that begin with `__` are shown
 * nowhere.
 */
export const ENTRY_URN = "__urn";
