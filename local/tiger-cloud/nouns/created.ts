/** When all is said to be made: a constant, so that two runs give the same replies. */
export const CREATED = "2025-01-01T00:00:00.000Z";
