import { isTimescaleError, TimescaleError } from "../errors";
import { KEY, type Call, type Send } from "./call";

/** A key beside the configured one, and what tells whether it is of the same project. */
export interface OtherKey {
  /** True where it has the configured key's public part: it is that key with a new secret. */
  isRenewal: boolean;
  /** The project of the configured key; undefined where neither settings nor the API told it. */
  knownProject: () => string | undefined;
  /** The project that the other key tells. */
  project: () => Promise<string | undefined>;
  warn: (message: string) => void;
}

/** Where the other key is used although nothing has shown yet that it is of the same project. */
export interface Doubt {
  /** Ends the doubt. */
  prove: () => void;
  /** The refusal of the configured key, with the reason why the other one does not do. */
  refusal: () => TimescaleError;
}

/** How a protocol uses a key. */
export interface KeyUse<C extends Call> {
  configured: Send<C>;
  other: Send<C>;
  /** Sends with the other key while its project is in doubt. */
  inDoubt: (call: C, doubt: Doubt) => Promise<unknown>;
}

/**
 * Sends with the configured key; once that is refused, with the environment's. Pulumi's engine keeps
 * the configuration of the last `pulumi up` in the state and hands a refresh or a destroy nothing
 * else, so a key that was changed since then is not in it.
 *
 * A call that was refused was not carried out, so even a create is safely sent once more.
 *
 * What the key of another project does not see must not pass for gone. Where nothing tells that the
 * two keys are of one project, each protocol says what proves it, and what it does before that.
 *
 * @returns what makes a sender of a protocol; the choice of the key is one for all protocols
 */
export function eitherKey(other: OtherKey): <C extends Call>(use: KeyUse<C>) => Send<C> {
  let choice: Promise<Choice> | undefined;
  const choose = (refusal: TimescaleError) => {
    choice ??= chooseKey(other, refusal);
    // Without an answer nothing is decided: the next refusal asks again.
    choice.catch(() => (choice = undefined));
    return choice;
  };
  return (use) => async (call) => {
    const settled = await choice;
    if (settled !== undefined && !("objection" in settled)) return sendAs(settled, use, call);
    try {
      return await use.configured(call);
    } catch (error) {
      if (!isTimescaleError(error, "Unauthorized")) throw error;
      const chosen = await choose(error);
      if ("objection" in chosen) throw because(error, chosen.objection);
      return sendAs(chosen, use, call);
    }
  };
}

/** Why the other key is not used; or that it is, and what is in doubt about it. */
type Choice = { objection: string } | { doubt: Doubt | undefined };

function sendAs<C extends Call>(
  chosen: Exclude<Choice, { objection: string }>,
  { other, inDoubt }: KeyUse<C>,
  call: C,
): Promise<unknown> {
  return chosen.doubt === undefined ? other(call) : inDoubt(call, chosen.doubt);
}

const OTHER = "key in the environment (TIGER_PUBLIC_KEY, TIGER_SECRET_KEY)";

async function chooseKey(other: OtherKey, refusal: TimescaleError): Promise<Choice> {
  const known = other.knownProject();
  let told: string | undefined;
  try {
    told = await other.project();
  } catch (error) {
    if (!isTimescaleError(error, "Unauthorized")) throw error;
    return { objection: `The ${OTHER} was refused as well.` };
  }
  const isSame = known !== undefined && told === known;
  if (known !== undefined && told !== undefined && !isSame) {
    return { objection: `The ${OTHER} is of another project.` };
  }
  other.warn(
    `${KEY}: the configured one was refused, so the ${OTHER} is used. ` +
      "Refresh and destroy have the configuration of the last `pulumi up`: run one to renew it.",
  );
  if (isSame || other.isRenewal) return { doubt: undefined };
  const chosen: { doubt: Doubt | undefined } = {
    doubt: {
      prove: () => (chosen.doubt = undefined),
      refusal: () => because(refusal, UNPROVEN),
    },
  };
  return chosen;
}

const UNPROVEN =
  `Nothing shows that the ${OTHER} is of the same project: ` +
  "set TIGER_PROJECT_ID to the project's id.";

function because({ code, message }: TimescaleError, objection: string): TimescaleError {
  return new TimescaleError(code, `${message} ${objection}`);
}
