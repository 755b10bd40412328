import type { Description } from "../provider/describe/description";
import { allInputs } from "../provider/describe/options";
import type { Declaration, Type } from "../provider/describe/type";
import { docComment } from "./doc-comment";

/** The types with names that the properties of these resources have, in the order of their names. */
function namedTypes(descriptions: readonly Description[]): Type<unknown>[] {
  const found = new Map<string, Type<unknown>>();
  const gather = (type: Type<unknown>) => {
    if (type.declaration !== undefined) found.set(type.text, type);
    type.parts.forEach(gather);
  };
  for (const description of descriptions) {
    for (const { type } of Object.values(propertiesOf(description))) gather(type);
  }
  return [...found.values()].toSorted((a, b) => (a.text < b.text ? -1 : 1));
}

/** The names of the named types in some types. */
export function namesIn(types: readonly Type<unknown>[]): string[] {
  return types.flatMap((type) =>
    type.declaration === undefined ? namesIn(type.parts) : [type.text],
  );
}

/** The file that declares them. */
export function typesFile(descriptions: readonly Description[]): string {
  const declarations = namedTypes(descriptions).map(({ text, parts, declaration }) =>
    declarationOf(text, parts, declaration as Declaration),
  );
  return declarations.join("\n\n");
}

function declarationOf(
  name: string,
  parts: readonly Type<unknown>[],
  { doc, properties }: Declaration,
): string {
  if (properties === undefined) {
    const words = parts.map(({ text }) => text).join(" | ");
    return `${docComment(doc)}\nexport type ${name} = ${words};`;
  }
  const members = Object.entries(properties).map(
    ([member, { type, optional, doc: said }]) =>
      `${docComment(said)}\n${member}${optional ? "?" : ""}: ${type.text};`,
  );
  return `${docComment(doc)}\nexport interface ${name} {\n${members.join("\n")}\n}`;
}

/** All that a resource takes and gives. */
export function propertiesOf(description: Description) {
  return { ...allInputs(description), ...description.outputs };
}
