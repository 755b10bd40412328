import * as pulumi from "@pulumi/pulumi";
import type pLimit from "p-limit";
import { mocksOfTest } from "../mocks";
import { requestKindOf, requestRate, type RequestRate } from "./request-rate";

/** How many questions to AWS are under way at once: a network may have 50 peers. */
const AT_ONCE = 5;

interface Program {
  limit: pLimit.Limit;
  /** By the AWS provider. */
  accounts: WeakMap<object, Account>;
}

/** What is known of the account and region of an AWS provider. */
interface Account {
  /** By the question. */
  answers: Map<string, Promise<unknown>>;
  /** By the kind of request. */
  rates: Map<string, RequestRate>;
}

/** What is asked of AWS. */
export interface Question {
  /** The name of the function of `@pulumi/aws`. */
  name: string;
  /** Its arguments. */
  args: unknown;
  /** Whose AWS provider is asked. */
  parent: pulumi.Resource;
}

/** By their connection to the engine: a process may run several programs, as tests do. */
const programs = new WeakMap<object, Program>();

function currentProgram(): Program {
  const monitor = pulumi.runtime.getMonitor();
  const known = monitor && programs.get(monitor);
  if (known) return known;
  const program = { limit: newLimit(), accounts: new WeakMap<object, Account>() };
  if (monitor) programs.set(monitor, program);
  return program;
}

/** The package is loaded for the first question, because each program that imports the sdk would pay. */
function newLimit(): pLimit.Limit {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require("p-limit") as typeof pLimit)(AT_ONCE);
}

/** Asks AWS when few enough of the program's questions are under way, and EC2 takes one more. */
export async function inTurn<T>(question: Question, ask: () => Promise<T>): Promise<T> {
  const program = currentProgram();
  await mayAsk(accountOf(program, question), question);
  return program.limit(ask);
}

async function mayAsk({ rates }: Account, { name }: Question): Promise<void> {
  if (mocksOfTest() !== undefined) return;
  const { kind, requests } = requestKindOf(name);
  const rate = rates.get(kind) ?? requestRate();
  rates.set(kind, rate);
  await rate(requests);
}

/**
 * Asks what nobody in this program has asked of the same AWS provider yet; else gives that answer. So
 * it suits what the program does not change itself.
 *
 * @param isAnswer false for an outcome that the next one asks for again
 */
export function askOnce<T>(
  question: Question,
  ask: () => Promise<T>,
  isAnswer: (outcome: T) => boolean,
): Promise<T> {
  const { answers } = accountOf(currentProgram(), question);
  const text = textOf(question);
  const known = answers.get(text) as Promise<T> | undefined;
  if (known) return known;
  const asked = inTurn(question, ask);
  answers.set(text, asked);
  const forget = () => void answers.delete(text);
  asked.then((outcome) => (isAnswer(outcome) ? undefined : forget()), forget);
  return asked;
}

/** Makes known what a question would bring, where another has brought it. */
export function answerAhead(question: Question, answer: unknown): void {
  const { answers } = accountOf(currentProgram(), question);
  const text = textOf(question);
  if (!answers.has(text)) answers.set(text, Promise.resolve(answer));
}

const textOf = ({ name, args }: Question) => `${name} ${JSON.stringify(args)}`;

/** What is known by a resource's own AWS provider; each provider may be another account or region. */
function accountOf({ accounts }: Program, { parent }: Question): Account {
  const asked = parent.getProvider("aws:index/getCallerIdentity:getCallerIdentity") ?? accounts;
  const account = accounts.get(asked) ?? { answers: new Map(), rates: new Map() };
  accounts.set(asked, account);
  return account;
}
