import pLimit from "p-limit";
import type { ConnectTarget } from "../connect/connect";
import type { LiveFacts } from "../facts/live";
import type { LiveVerdict } from "../judge";
import { endpointKey } from "../path/targets";
import type { Target, Way } from "../path/way";
import type { Expected } from "../rules/connection/expected";
import { judgeLive } from "../rules/connection/judge-live";
import type { Case } from "../rules/rule";

/** What to connect to. */
export interface LiveQuestions {
  cases: readonly Case[];
  /** Whether the endpoints of the services are connected to. */
  connect: boolean;
  /** Endpoints to connect to beside those. */
  endpoints: readonly { host: string; port: number }[];
}

/** More than one application would open at once looks like an attack. */
const AT_ONCE = 8;

/** Connects to each endpoint once, and judges what it said. */
export async function askLive(
  questions: LiveQuestions,
  connect: (target: ConnectTarget) => Promise<LiveFacts>,
): Promise<LiveVerdict[]> {
  const limit = pLimit(AT_ONCE);
  const asked = questionsOf(questions).map(({ target, expected }) =>
    limit(async (): Promise<LiveVerdict> => {
      const live = await connect(target);
      return { live, findings: judgeLive(live, expected) };
    }),
  );
  return Promise.all(asked);
}

interface Question {
  target: ConnectTarget;
  expected: Expected;
}

/** Each endpoint once, with all that is known of it. */
function questionsOf({ cases, connect, endpoints }: LiveQuestions): Question[] {
  const known = new Map<string, Known>();
  for (const { way, targets, destinations } of cases) {
    for (const target of targets) {
      const one = known.get(endpointKey(target)) ?? { way, target, targets, blocks: new Set() };
      known.set(endpointKey(target), one);
      for (const block of destinations) one.blocks.add(block);
    }
  }
  const keys = endpoints.map(endpointKey);
  const isNew = (key: string, at: number) => keys.indexOf(key) === at;
  const named = endpoints.filter(
    (_, at) => isNew(keys[at] ?? "", at) && !(connect && known.has(keys[at] ?? "")),
  );
  return [
    ...(connect ? [...known.values()].map(questionOf) : []),
    ...named.map((one) => {
      const found = known.get(endpointKey(one));
      return found === undefined ? questionOfOther(one, cases) : questionOf(found);
    }),
  ];
}

/** An endpoint that a way leads to. */
interface Known {
  way: Way;
  target: Target;
  targets: readonly Target[];
  blocks: Set<string>;
}

function questionOf({ way, target, targets, blocks }: Known): Question {
  return {
    target: { ...target, serviceId: way.serviceId },
    expected: { blocks: [...blocks], way: way.kind, targets },
  };
}

/** One that Tiger Cloud does not tell: its name says whose it was, as `kd9w2xp4mz.p1.tsdb.…` and `kd9w2xp4mz-repl.…`. */
function questionOfOther(
  { host, port }: { host: string; port: number },
  cases: readonly Case[],
): Question {
  const [label = ""] = host.toLowerCase().split(".");
  const [serviceId = ""] = label.split("-");
  const own = cases.filter((one) => one.way.serviceId === serviceId);
  const role = roleOf(label);
  return {
    target: { role, host, port, ...(own.length > 0 && { serviceId }) },
    expected: {
      blocks: [...new Set(own.flatMap(({ destinations }) => destinations))],
      way: own[0]?.way.kind,
      targets: own[0]?.targets,
    },
  };
}

function roleOf(label: string): Target["role"] {
  if (/-pooler\b/.test(label)) return "pooler";
  return /-repl/.test(label) ? "replica" : "primary";
}
