import { isTimescaleError, TimescaleError } from "../../errors";
import type { ApiRequest, SendRequest } from "../transport/http";

/** A key beside the configured one, and what tells whether it is of the same project. */
export interface OtherKey {
  send: SendRequest;
  /** True where it has the configured key's public part: it is that key with a new secret. */
  isRenewal: boolean;
  /** The project of the configured key; undefined where neither settings nor the API told it. */
  knownProject: () => string | undefined;
  /** The project that the key of a `send` tells. */
  projectOf: (send: SendRequest) => Promise<string | undefined>;
  warn: (message: string) => void;
}

/**
 * Sends with the configured key; once that is refused, with the environment's. Pulumi's engine keeps
 * the configuration of the last `pulumi up` in the state and hands a refresh or a destroy nothing
 * else, so a key that was changed since then is not in it.
 *
 * A request that was refused was not carried out, so even a POST is safely sent once more.
 *
 * What the key of another project does not see must not pass for gone. Where nothing tells that the
 * two keys are of one project, that is proven by the first Timescale VPC or service that is found by
 * its id; before, nothing is made, nothing is found in lists, and nothing is believed to be gone.
 */
export function sendWithEitherKey(configured: SendRequest, other: OtherKey): SendRequest {
  let choice: Promise<Choice> | undefined;
  return async (request) => {
    const settled = await choice;
    if (settled?.send !== undefined) return settled.send(request);
    try {
      return await configured(request);
    } catch (error) {
      if (!isTimescaleError(error, "Unauthorized")) throw error;
      choice ??= choose(other, error);
      // Without an answer nothing is decided: the next refusal asks anew.
      choice.catch(() => (choice = undefined));
      const { send, objection } = await choice;
      if (send === undefined) throw because(error, objection);
      return send(request);
    }
  };
}

type Choice = { send: SendRequest; objection?: never } | { send?: never; objection: string };

const OTHER = "key in the environment (TIGER_PUBLIC_KEY, TIGER_SECRET_KEY)";

async function choose(other: OtherKey, refusal: TimescaleError): Promise<Choice> {
  const known = other.knownProject();
  let told: string | undefined;
  try {
    told = await other.projectOf(other.send);
  } catch (error) {
    if (!isTimescaleError(error, "Unauthorized")) throw error;
    return { objection: `The ${OTHER} was refused as well.` };
  }
  const isSame = known !== undefined && told === known;
  if (known !== undefined && told !== undefined && !isSame) {
    return { objection: `The ${OTHER} is of another project.` };
  }
  other.warn(
    `Tiger Cloud API key: the configured one was refused, so the ${OTHER} is used. ` +
      "Refresh and destroy have the configuration of the last `pulumi up`: run one to renew it.",
  );
  return { send: isSame || other.isRenewal ? other.send : untilProven(other.send, refusal) };
}

/** Below a project, the path of one thing, or of what belongs to one. */
const BY_ID = /^\/projects\/[^/]+\/[^/]+\/[^/]+/;
const LIST = /^\/projects\/[^/]+\/[^/]+$/;

function untilProven(send: SendRequest, refusal: TimescaleError): SendRequest {
  let isProven = false;
  const objection =
    `Nothing shows that the ${OTHER} is of the same project: ` +
    "set TIGER_PROJECT_ID to the project's id.";
  return async (request: ApiRequest) => {
    if (isProven) return send(request);
    if (LIST.test(request.path)) {
      if (request.method === "GET") return [];
      throw because(refusal, objection);
    }
    try {
      const answer = await send(request);
      isProven ||= BY_ID.test(request.path);
      return answer;
    } catch (error) {
      throw isTimescaleError(error, "NotFound") ? because(refusal, objection) : error;
    }
  };
}

function because({ code, message }: TimescaleError, objection: string): TimescaleError {
  return new TimescaleError(code, `${message} ${objection}`);
}
