import * as pulumi from "@pulumi/pulumi";
import type pLimit from "p-limit";

/**
 * How many questions to AWS are under way at once. EC2 lets an account ask 100 times at once and then
 * 20 times a second, each kind of request apart; a network may have 50 peers.
 */
const AT_ONCE = 5;

interface Program {
  limit: pLimit.Limit;
  /** By the AWS provider, then by the question. */
  answers: WeakMap<object, Map<string, Promise<unknown>>>;
}

/** By their connection to the engine: a process may run several programs, as tests do. */
const programs = new WeakMap<object, Program>();

function currentProgram(): Program {
  const monitor = pulumi.runtime.getMonitor();
  const known = monitor && programs.get(monitor);
  if (known) return known;
  const program = { limit: newLimit(), answers: new WeakMap<object, Map<string, never>>() };
  if (monitor) programs.set(monitor, program);
  return program;
}

/** The package is loaded for the first question, because each program that imports the sdk would pay. */
function newLimit(): pLimit.Limit {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require("p-limit") as typeof pLimit)(AT_ONCE);
}

/** Asks AWS when few enough of the program's questions are under way. */
export function inTurn<T>(ask: () => Promise<T>): Promise<T> {
  return currentProgram().limit(ask);
}

/**
 * Asks what nobody in this program has asked of the same AWS provider yet; else gives that answer. So
 * it suits what the program does not change itself.
 *
 * @param question what is asked, with all that matters for the answer
 * @param parent whose AWS provider is asked
 * @param isAnswer false for an outcome that the next one asks for again
 */
export function askOnce<T>(
  question: string,
  parent: pulumi.Resource,
  ask: () => Promise<T>,
  isAnswer: (outcome: T) => boolean,
): Promise<T> {
  const program = currentProgram();
  const answers = answersOf(program, parent);
  const known = answers.get(question) as Promise<T> | undefined;
  if (known) return known;
  const asked = program.limit(ask);
  answers.set(question, asked);
  const forget = () => void answers.delete(question);
  asked.then((outcome) => (isAnswer(outcome) ? undefined : forget()), forget);
  return asked;
}

/** Makes known what a question would bring, where another has brought it. */
export function answerAhead(question: string, parent: pulumi.Resource, answer: unknown): void {
  const answers = answersOf(currentProgram(), parent);
  if (!answers.has(question)) answers.set(question, Promise.resolve(answer));
}

/** The answers of a resource's own AWS provider; each provider may be another account or region. */
function answersOf(program: Program, parent: pulumi.Resource): Map<string, Promise<unknown>> {
  const asked = parent.getProvider("aws:index/getCallerIdentity:getCallerIdentity") ?? program;
  const answers = program.answers.get(asked) ?? new Map<string, Promise<unknown>>();
  program.answers.set(asked, answers);
  return answers;
}
