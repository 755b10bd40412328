/** What the types of this package's resources begin with in states and URNs; the class's name follows. */
export const DYNAMIC_TYPE_PREFIX = "pulumi-nodejs:dynamic/timescale:";
