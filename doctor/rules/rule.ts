import type { AwsFacts, Subnet, VpcFacts } from "../facts/aws";
import type { TigerCloudFacts } from "../facts/tiger-cloud";
import type { Check, Finding, Unseen } from "../finding";
import type { ClientPlace, Target, Way } from "../path/way";
import type { StackThings } from "../subject/subject";

/** All that a rule may look at: one way, from one place, with the facts of both clouds. */
export interface Case<W extends Way = Way> {
  way: W;
  client: ClientPlace;
  /** `--from` names the client; else it is any subnet of the VPC, whether somebody is in it or not. */
  isNamed?: true;
  /** The client's subnet; undefined where subnets could not be looked at. */
  subnet: Subnet | undefined;
  /** The client's VPC. */
  vpc: VpcFacts;
  /** The blocks to reach: the Timescale VPC's, or the addresses of the endpoint; empty where not known. */
  destinations: readonly string[];
  /** Where the service answers on this way; empty where not known. */
  targets: readonly Target[];
  tigerCloud: TigerCloudFacts;
  aws: AwsFacts;
  stack: StackThings;
}

/** One rule: pure, of one subject, with the checks that it can report. */
export interface Rule<Kind extends Way["kind"] = Way["kind"]> {
  /** The ways that it judges. */
  readonly ways: readonly Kind[];
  readonly checks: readonly Check[];
  judge(one: Case<WayOf[Kind]>): Verdict;
}

/** By kind, rather than picked out by a condition: a list then takes rules of any ways. */
type WayOf = { [Each in Way as Each["kind"]]: Each };

/** What a rule says; nothing of either where all is well. */
export interface Verdict {
  readonly findings?: readonly Finding[];
  readonly unseen?: readonly Unseen[];
}
