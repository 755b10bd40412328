import { isObject } from "../provider/rules/object";
import { compareText, type Change, type Properties } from "./plan";
import { isLeaf, isSecret, showValue } from "./values";

/** One property that changes. */
export interface PropertyChange {
  /** Such as `ingress[0].cidrBlocks[1]` or `tags["a.b"]`. */
  path: string;
  /** As one line of text, secrets masked; left out where there was nothing. */
  before?: string;
  /** Left out where there will be nothing. */
  after?: string;
  /** True where this change makes the engine replace the resource. */
  replaces: boolean;
}

type Leaves = Map<string, unknown>;

/** Pulumi's own properties, such as `__provider` and `__defaults`, say nothing to people. */
const isOwn = (key: string) => key.startsWith("__");

/**
 * What changes of a resource, sorted by path: computed from its inputs, since the engine has a
 * detailed diff only where the provider gives one.
 */
export function diffProperties(change: Change): PropertyChange[] {
  const before = leavesOf(change.oldInputs);
  const after = leavesOf(change.newInputs);
  const changes: PropertyChange[] = [];
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(path);
    const becomes = after.get(path);
    if (same(was, becomes)) continue;
    changes.push(toPropertyChange(change, path, show(was), show(becomes)));
  }
  const named = new Set(changes.map(({ path }) => keyOf(path)));
  for (const key of reasonsOf(change)) {
    // The engine sees more than the inputs show: a secret behind its mask, or the cloud's own value.
    if (named.has(key)) continue;
    const old = change.oldOutputs[key] ?? change.oldInputs[key];
    changes.push(toPropertyChange(change, key, show(old), show(change.newInputs[key])));
  }
  return changes.sort((left, right) => compareText(left.path, right.path));
}

/** The first part of a property path. */
export function keyOf(path: string): string {
  return /^[^.[]+/.exec(path)?.[0] ?? path;
}

/** The properties that the engine calls the reason of a replacement, without Pulumi's own. */
export function replaceReasonsOf(change: Change): string[] {
  const detailed = Object.entries(change.detailedDiff)
    .filter(([, { replaces }]) => replaces)
    .map(([path]) => keyOf(path));
  const all = new Set([...change.replaceReasons.map(keyOf), ...detailed]);
  return [...all].filter((key) => !isOwn(key)).sort(compareText);
}

function reasonsOf(change: Change): string[] {
  if (change.operation !== "update" && change.operation !== "replace") return [];
  const detailed = Object.keys(change.detailedDiff);
  const all = new Set([...change.diffReasons, ...change.replaceReasons, ...detailed].map(keyOf));
  return [...all].filter((key) => !isOwn(key));
}

function toPropertyChange(
  change: Change,
  path: string,
  before: string | undefined,
  after: string | undefined,
): PropertyChange {
  return {
    path,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    replaces: change.operation === "replace" && replaceReasonsOf(change).includes(keyOf(path)),
  };
}

/** Compares whole values: what is shown of a long one may be the same before and after. */
function same(left: unknown, right: unknown): boolean {
  if (isSecret(left) && isSecret(right)) return true;
  return JSON.stringify(left) === JSON.stringify(right);
}

function show(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return isLeaf(value) ? showValue(value) : `${leavesOf({ value }).size} values`;
}

function leavesOf(properties: Properties): Leaves {
  const leaves: Leaves = new Map();
  for (const [key, value] of Object.entries(properties)) collect(leaves, pathTo("", key), value);
  return leaves;

  function collect(into: Leaves, path: string, value: unknown): void {
    if (isOwn(path)) return;
    const inner = Array.isArray(value)
      ? value.map((item, index) => [`${path}[${index}]`, item as unknown] as const)
      : isObject(value) && !isLeaf(value)
        ? Object.entries(value)
            .filter(([key]) => !isOwn(key))
            .map(([key, item]) => [pathTo(path, key), item] as const)
        : [];
    if (inner.length === 0) into.set(path, value);
    for (const [innerPath, item] of inner) collect(into, innerPath, item);
  }
}

function pathTo(parent: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${parent}[${JSON.stringify(key)}]`;
  return parent === "" ? key : `${parent}.${key}`;
}
