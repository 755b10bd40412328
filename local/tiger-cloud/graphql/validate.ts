import { invalid } from "./failure";
import type { Operation, Selection, Value } from "./parse";
import { ROOT_FIELDS, type Fields, type RootField } from "./schema";

/** A field of an operation, with what the schema says of it and the values of its arguments. */
export interface AskedField {
  root: RootField;
  selection: Selection;
  args: Record<string, unknown>;
}

/**
 * Holds an operation against the documented fields.
 *
 * @throws `GraphqlFailure` for a field or argument that no document knows, and for a missing variable
 */
export function validate(
  operation: Operation,
  variables: Readonly<Record<string, unknown>>,
): AskedField[] {
  for (const [name, type] of Object.entries(operation.variables)) {
    if (type.endsWith("!") && (variables[name] ?? null) === null) {
      throw invalid(`Variable "$${name}" of required type "${type}" was not provided.`);
    }
  }
  const parent = operation.kind === "query" ? "Query" : "Mutation";
  return operation.fields.map((selection) => {
    const { name, args } = selection;
    const root = Object.hasOwn(ROOT_FIELDS, name) ? ROOT_FIELDS[name] : undefined;
    if (root?.kind !== operation.kind) throw unknownField(name, parent);
    requireArguments(args, root.args, `${parent}.${name}`);
    requireFields(selection, root.answer);
    return { root, selection, args: valuesOf(args, operation, variables) };
  });
}

/** The parts of a value that a selection asks for. */
export function project(value: unknown, fields: readonly Selection[] | undefined): unknown {
  if (fields === undefined || value === null || value === undefined) return value ?? null;
  if (Array.isArray(value)) return value.map((each: unknown) => project(each, fields));
  const whole = value as Record<string, unknown>;
  return Object.fromEntries(fields.map(({ name, fields: of }) => [name, project(whole[name], of)]));
}

function requireFields({ name, fields }: Selection, answer: Fields | "scalar"): void {
  if (answer === "scalar") {
    if (fields === undefined) return;
    throw invalid(`Field "${name}" must not have a selection since it has no subfields.`);
  }
  if (fields === undefined) throw invalid(`Field "${name}" must have a selection of subfields.`);
  for (const each of fields) {
    const type = Object.hasOwn(answer.fields, each.name) ? answer.fields[each.name] : undefined;
    if (type === undefined) throw unknownField(each.name, answer.type);
    requireArguments(each.args, {}, `${answer.type}.${each.name}`);
    requireFields(each, type);
  }
}

function requireArguments(
  given: Record<string, Value>,
  known: RootField["args"],
  field: string,
): void {
  for (const [name, value] of Object.entries(given)) {
    const type = Object.hasOwn(known, name) ? known[name] : undefined;
    if (type === undefined) throw invalid(`Unknown argument "${name}" on field "${field}".`);
    if (type !== "scalar" && "fields" in value) requireArguments(value.fields, type, field);
  }
  for (const name of Object.keys(known).filter((each) => !Object.hasOwn(given, each))) {
    throw invalid(`Field "${field}" argument "${name}" is required, but it was not provided.`);
  }
}

function valuesOf(
  args: Record<string, Value>,
  operation: Operation,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const valueOf = (value: Value): unknown => {
    if ("literal" in value) return value.literal;
    if ("fields" in value) return valuesOf(value.fields, operation, variables);
    if (Object.hasOwn(operation.variables, value.variable)) return variables[value.variable];
    throw invalid(`Variable "$${value.variable}" is not defined by operation "${operation.name}".`);
  };
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, valueOf(value)]));
}

function unknownField(name: string, type: string) {
  return invalid(`Cannot query field "${name}" on type "${type}".`);
}
