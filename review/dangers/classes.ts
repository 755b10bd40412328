/** What there is to say of a class of dangers. Its name is what people write in a policy. */
interface DangerEntry {
  /** The heading of a danger. */
  heading: string;
  /** The verdict on a plan with such a danger, or the class that has it. */
  verdict: VerdictEntry | string;
  /** What docs/review.md says of the class. */
  examples: string;
}

/** What there is to say of a verdict. */
export interface VerdictEntry {
  words: string;
  /** In a terminal. */
  colour: "red" | "yellow" | "green";
  /** What docs/review.md says of the verdict. */
  meaning: string;
}

/**
 * All classes of dangers, the gravest first: what a danger does to people. The action, the schema and the
 * docs name them too, and a test names those that do not.
 */
export const DANGERS = {
  destroys: {
    heading: "Destroys",
    verdict: {
      words: "destroys",
      colour: "red",
      meaning: "something goes that does not come back by itself",
    },
    examples: "a Timescale VPC, a transit gateway, a database, a bucket is deleted or replaced",
  },
  "opens-access": {
    heading: "Opens access",
    verdict: {
      words: "opens access",
      colour: "red",
      meaning: "somebody can reach what was closed",
    },
    examples: "an inbound rule of a security group for more sources or ports than before",
  },
  interrupts: {
    heading: "Interrupts",
    verdict: {
      words: "interrupts service",
      colour: "yellow",
      meaning: "something does not answer for some time, or a route is lost",
    },
    examples:
      "a service is attached, moved or detached; a peering is made again, or loses CIDR blocks; an inbound rule is taken away",
  },
  "loses-route": {
    heading: "Loses a route",
    verdict: "interrupts",
    examples: "a route goes, or leads elsewhere",
  },
} as const satisfies Readonly<Record<string, DangerEntry>>;

export type DangerClass = keyof typeof DANGERS;

export const DANGER_CLASSES = Object.keys(DANGERS) as readonly DangerClass[];

/** The classes with a verdict of their own. */
export type GradedClass = {
  [One in DangerClass]: (typeof DANGERS)[One]["verdict"] extends string ? never : One;
}[DangerClass];
