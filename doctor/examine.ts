import type { AwsWanted } from "./collect/aws/wanted";
import type { ConnectTarget } from "./connect/connect";
import type { Diagnosis } from "./diagnosis";
import { leftOf, wantedOfStack, wantedOfWays } from "./examination/aws-wanted";
import { askLive } from "./examination/live";
import { mergedAws } from "./examination/merge-aws";
import type { AwsFacts } from "./facts/aws";
import type { LiveFacts } from "./facts/live";
import { unseenOf, valueOf } from "./facts/seen";
import type { TigerCloudFacts } from "./facts/tiger-cloud";
import type { Unseen } from "./finding";
import { judge } from "./judge";
import { casesOf } from "./path/cases";
import { findWays } from "./path/find-ways";
import { settleWays } from "./path/settle-ways";
import type { Way } from "./path/way";
import type { Rule } from "./rules/rule";
import { BadSubject } from "./subject/bad-subject";
import type { Client, Subject } from "./subject/subject";

/** What looks at the world. Each has its own deadline, and fails for nothing that a cloud answers. */
export interface Collectors {
  readonly tigerCloud: (subject: Subject) => Promise<TigerCloudFacts>;
  readonly aws: (wanted: AwsWanted) => Promise<AwsFacts>;
  /** Connects to an endpoint. */
  readonly connect: (target: ConnectTarget) => Promise<LiveFacts>;
}

/** What is to be examined. */
export interface Examination {
  subject: Subject;
  /** Whether the endpoints of the services are connected to. */
  connect: boolean;
  /** Endpoints to connect to beside those. */
  endpoints: readonly { host: string; port: number }[];
}

/** Collects the facts, judges them, and says what was found. */
export async function examine(
  { subject, connect, endpoints }: Examination,
  collectors: Collectors,
  rules: readonly Rule[],
): Promise<Diagnosis> {
  const facts = isEmpty(subject) ? undefined : await collect(subject, collectors);
  const cases =
    facts === undefined ? [] : casesOf(settleWays(facts.ways, facts.aws), { subject, ...facts });
  const unseen = facts === undefined ? [] : lostClient(subject, facts.aws);
  const verdicts = await askLive({ cases, connect, endpoints }, collectors.connect);
  const live = verdicts.map((one) => one.live);
  return { title: subject.title, live, ...judge({ cases, rules, verdicts, unseen }) };
}

/** Endpoints alone are asked without any cloud. */
function isEmpty({ services, customerVpcs }: Subject): boolean {
  return services.length + customerVpcs.length === 0;
}

/**
 * Where `--from` could not be looked for, every subnet is judged, and that is said.
 *
 * @throws {@link BadSubject} where AWS has none of it
 */
function lostClient({ from }: Subject, aws: AwsFacts): Unseen[] {
  if (from === undefined || valueOf(aws.from) !== undefined) return [];
  const subject = `Client ${nameOf(from)}`;
  const reason = unseenOf(aws.from);
  if (reason !== undefined) return [{ link: "routes", subject, reason }];
  throw new BadSubject(
    `${subject}: AWS has none of it in the VPCs that were looked at. Check --from, --region and --profile.`,
  );
}

function nameOf(from: Client): string {
  switch (from.kind) {
    case "subnet":
      return from.subnetId;
    case "instance":
      return from.instanceId;
    case "network-interface":
      return from.networkInterfaceId;
    case "security-group":
      return from.groupId;
    case "address":
      return from.address;
  }
}

interface Collected {
  tigerCloud: TigerCloudFacts;
  ways: Way[];
  aws: AwsFacts;
}

/** Both clouds are asked side by side where the stack's state names what to ask AWS for. */
async function collect(
  subject: Subject,
  { tigerCloud: ask, aws: askAws }: Collectors,
): Promise<Collected> {
  const early = wantedOfStack(subject);
  const [tigerCloud, first] = await Promise.all([
    ask(subject),
    early === undefined ? undefined : askAws(early),
  ]);
  const ways = findWays(subject, tigerCloud);
  const wanted = wantedOfWays(subject, ways, tigerCloud);
  if (early === undefined || first === undefined) {
    return { tigerCloud, ways, aws: await askAws(wanted) };
  }
  const left = leftOf(wanted, early, ways);
  const aws = left === undefined ? first : mergedAws(first, await askAws(left));
  return { tigerCloud, ways, aws };
}
