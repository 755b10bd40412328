import {
  inputNames,
  type Description,
  type InputDescription,
} from "../provider/describe/description";
import { allInputs } from "../provider/describe/options";
import type { Type } from "../provider/describe/type";
import { docComment } from "./doc-comment";
import { namesIn, propertiesOf } from "./named-types";
import { changeSentence, defaultOf } from "./sentences";

/** The file of a resource's class and its arguments. `handler`: its name in the provider. */
export function classFile(handler: string, description: Description): string {
  const { name, doc } = description;
  const args = Object.entries(allInputs(description)).map(([input, each]) =>
    argument(input, each, description),
  );
  return [
    importsOf(description),
    `/** The arguments of a {@link ${name}}. */\nexport interface ${name}Args {\n${args.join("\n")}\n}`,
    `${docComment(doc)}\nexport class ${name} extends DynamicResource {
      ${outputsOf(description).join("\n")}\n
      ${constructorOf(handler, description)}
    }`,
  ].join("\n\n");
}

function importsOf(description: Description): string {
  const types = Object.values(propertiesOf(description)).map(({ type }) => type);
  const names = [...new Set(namesIn(types))].toSorted();
  return `import type * as pulumi from "@pulumi/pulumi";
    import type { ${names.join(", ")} } from "../../provider/resources/types";
    import { DynamicResource } from "../shim";`;
}

function argument(name: string, input: InputDescription, description: Description): string {
  const said = `${input.doc} ${changeSentence(input, description)}`;
  const mark = input.optional || input.isNamedAsResource ? "?" : "";
  return `${docComment(said, defaultOf(input))}\n${name}${mark}: ${inputType(input.type)};`;
}

function inputType({ text, element }: Type<unknown>): string {
  return element === undefined
    ? `pulumi.Input<${text}>`
    : `pulumi.Input<pulumi.Input<${element.text}>[]>`;
}

function outputsOf(description: Description): string[] {
  const { inputs, outputs } = description;
  const parts = inputNames(description, "identity", "attribute").flatMap((name) => {
    const input = inputs[name];
    return input === undefined
      ? []
      : [output(name, { ...input, doc: input.outputDoc ?? input.doc })];
  });
  return [...parts, ...Object.entries(outputs).map(([name, each]) => output(name, each))];
}

function output(
  name: string,
  { doc, type, optional }: { doc: string; type: Type<unknown>; optional?: true },
): string {
  const text = `${type.text}${optional ? " | undefined" : ""}`;
  return `${docComment(doc)}\ndeclare readonly ${name}: pulumi.Output<${text}>;`;
}

function constructorOf(handler: string, { name, inputs, outputs, adopt }: Description): string {
  const named = Object.keys(inputs).filter((input) => inputs[input]?.isNamedAsResource);
  const properties = [
    "...args",
    ...named.map((input) => `${input}: args.${input} ?? name`),
    ...Object.keys(outputs).map((each) => `${each}: undefined`),
  ];
  return `constructor(name: string, args: ${name}Args, opts?: pulumi.CustomResourceOptions) {
    const inputs = { ${properties.join(", ")} };
    super({ handler: "${handler}", type: "${name}", isAdoptable: ${String(adopt !== undefined)} }, name, inputs, opts);
  }`;
}
