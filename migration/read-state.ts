import { isObject } from "../provider/rules/object";
import type { StateResource } from "./state-resource";

/** A text that is no Terraform state: one sentence that says why, and what to give. */
export class BadState extends Error {
  override readonly name = "BadState";
}

type Bag = Readonly<Record<string, unknown>>;

/**
 * Reads the managed resources of a Terraform state: of a state file of form 4, or of what
 * `terraform show -json` prints.
 *
 * @param source what messages call the text
 * @throws {@link BadState}
 */
export function readState(text: string, source: string): StateResource[] {
  const state = parse(text, source);
  if (state["version"] === 4) return listOf(state, "resources").flatMap(ofStateFile);
  if (typeof state["format_version"] === "string") {
    if ("planned_values" in state) {
      throw new BadState(
        `${source}: it is a plan. Give what \`terraform show -json\` prints without a plan's file.`,
      );
    }
    const root = bagOf(bagOf(state["values"])["root_module"]);
    return ofModule(root);
  }
  throw new BadState(
    `${source}: it is no Terraform state. Give what \`terraform show -json\` prints, or a state file of form 4.`,
  );
}

function parse(text: string, source: string): Bag {
  try {
    // Some shells write a byte order mark.
    return bagOf(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    throw new BadState(
      `${source}: it is not JSON. Give what \`terraform show -json\` prints, or a state file.`,
    );
  }
}

function ofModule(module: Bag): StateResource[] {
  const own = listOf(module, "resources")
    .filter(isManaged)
    .map((each) => ({
      address: wordOf(each, "address"),
      type: wordOf(each, "type"),
      name: wordOf(each, "name"),
      values: bagOf(each["values"]),
    }));
  return [...own, ...listOf(module, "child_modules").flatMap(ofModule)];
}

function ofStateFile(resource: Bag): StateResource[] {
  if (!isManaged(resource)) return [];
  const type = wordOf(resource, "type");
  const name = wordOf(resource, "name");
  const module = wordOf(resource, "module");
  const path = `${module === "" ? "" : `${module}.`}${type}.${name}`;
  return listOf(resource, "instances")
    .filter((instance) => !("deposed" in instance))
    .map((instance) => ({
      address: `${path}${indexOf(instance["index_key"])}`,
      ...{ type, name },
      values: bagOf(instance["attributes"]),
    }));
}

/** The key of an instance as Terraform writes it into an address. */
function indexOf(key: unknown): string {
  if (typeof key === "number") return `[${key}]`;
  if (typeof key !== "string") return "";
  return `[${JSON.stringify(key).replace(/([$%])\{/g, "$1$1{")}]`;
}

const isManaged = (resource: Bag) => resource["mode"] === "managed";

function bagOf(value: unknown): Bag {
  return isObject(value) ? value : {};
}

function listOf(bag: Bag, key: string): Bag[] {
  const value = bag[key];
  return Array.isArray(value) ? value.map(bagOf) : [];
}

function wordOf(bag: Bag, key: string): string {
  const value = bag[key];
  return typeof value === "string" ? value : "";
}
