import type { LiveFacts } from "./facts/live";
import type { Link, TellingFinding, Unseen } from "./finding";
import type { ClientPlace, Target, Way } from "./path/way";

/** What the doctor found. */
export interface Diagnosis {
  title: string;
  /** `well`: nothing was found; `unseen`: too little could be looked at to say so. */
  state: "well" | "risk" | "broken" | "unseen";
  /** The first to mend is the first of them. */
  findings: readonly TellingFinding[];
  unseen: readonly Unseen[];
  ways: readonly JudgedWay[];
  live: readonly LiveFacts[];
}

/** One way with its links in order, for the picture. */
export interface JudgedWay {
  way: Way;
  /** As people call it, such as `main from app by peering 1001/5001`. */
  name: string;
  /** The gravest of its links; what only people can say, and limits that could not be looked at, do not count. */
  state: JudgedLink["state"];
  targets: readonly Target[];
  /** All places that were judged; those of one subnet each. */
  clients: readonly ClientPlace[];
  links: readonly JudgedLink[];
}

export interface JudgedLink {
  link: Link;
  /** What stands there, such as `peering pcx-1` or `route tables rtb-1, rtb-2`. */
  label: string;
  state: "sound" | "risk" | "broken" | "unseen";
  /** The findings of it, in order. */
  findings: readonly TellingFinding[];
}
