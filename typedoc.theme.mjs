import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { ReflectionKind } from "typedoc";
import { MarkdownTheme, MarkdownThemeContext } from "typedoc-plugin-markdown";

/** The sentence of an argument's doc comment that says what a change of it does. */
const CHANGE =
  /\s*(?:Changing\s+this\s+(\S[^]*?)|(Updated\s+in\s+place[^]*?|(?:Another|One\s+of)\s[^]*?))\.(?=\s|$)/;

const FAILURES =
  "Failures end with a code: see [troubleshooting](../errors.md). [checks](../checks.md) lists what a preview refuses.";

/** Tells TypeDoc of the theme. */
export function load(app) {
  app.renderer.defineTheme("reference", ReferenceTheme);
}

class ReferenceTheme extends MarkdownTheme {
  getRenderContext(page) {
    return new ReferenceContext(this, page, this.application.options);
  }
}

/** One page for each class: what it is, arguments, outputs, a program, failures. */
class ReferenceContext extends MarkdownThemeContext {
  constructor(...given) {
    super(...given);
    const { memberWithGroups } = this.partials;
    this.partials.memberWithGroups = (model, options) =>
      model.kind === ReflectionKind.Class
        ? this.classPage(model)
        : memberWithGroups(model, options);
    this.partials.propertiesTable = (properties) => this.propertiesTable(properties);
  }

  classPage(model) {
    const { name } = model;
    const [signature] = model.getChildByName("constructor").signatures;
    const args = signature.parameters[1].type.reflection;
    const own = model.children.filter((child) => !child.flags.isExternal && !child.inheritedFrom);
    const isMethod = (child) => child.type?.type === "reflection";
    const outputs = own.filter(
      ({ kind }) => kind === ReflectionKind.Property || kind === ReflectionKind.Accessor,
    );
    const methods = outputs.filter(isMethod);
    const program = exampleOf(name);
    return [
      this.partials.comment(model.comment, { headingLevel: 2 }),
      "## Arguments",
      `\`new ${name}(name, args, opts?)\`. \`args\` is a ${this.linkTo(args)}:`,
      this.propertiesTable(args.children),
      "## Outputs",
      this.propertiesTable(outputs.filter((child) => !isMethod(child))),
      ...(methods.length === 0
        ? []
        : ["## Methods", ...methods.map((child) => this.method(child))]),
      ...(program === undefined
        ? []
        : [
            "## A program",
            `[${program.folder}](../../${program.folder}), which an engine test runs:`,
            `\`\`\`ts\n${program.text.trim()}\n\`\`\``,
          ]),
      "## Failures",
      FAILURES,
    ].join("\n\n");
  }

  method({ name, type, comment }) {
    const parameters = type.declaration.signatures[0].parameters.map((each) => each.name);
    return `\`${name}(${parameters.join(", ")})\`: ${this.summaryOf(comment)}`;
  }

  linkTo(reflection) {
    return `[${reflection.name}](${this.urlTo(reflection)})`;
  }

  propertiesTable(properties) {
    const isArguments = /^(?!Get).*Args$/.test(properties[0].parent.name);
    const rows = properties.map((property) => {
      const comment = property.comment ?? property.getSignature?.comment;
      return {
        name: `\`${property.name}\``,
        type: this.partials.someType(property.type ?? property.getSignature.type),
        default:
          this.defaultOf(comment) ?? (isArguments && !property.flags.isOptional ? "required" : "-"),
        ...(isArguments
          ? argumentOf(property, this.summaryOf(comment))
          : { meaning: this.summaryOf(comment) }),
      };
    });
    const hasDefaults = rows.some((row) => row.default !== "-");
    const columns = ["name", "type", "default", "a change", "meaning"].filter((column) =>
      column === "default" ? hasDefaults : column in rows[0],
    );
    return [
      `| ${columns.join(" | ")} |`,
      `|${" --- |".repeat(columns.length)}`,
      ...rows.map((row) => `| ${columns.map((column) => cell(row[column])).join(" | ")} |`),
    ].join("\n");
  }

  summaryOf(comment) {
    return this.helpers.getCommentParts(comment?.summary ?? []);
  }

  /** What `@default` says: a value as code, or a behaviour, which begins with a dash, as text. */
  defaultOf(comment) {
    const tag = comment?.blockTags.find(({ tag }) => tag === "@default");
    if (tag === undefined) return undefined;
    const said = this.helpers
      .getCommentParts(tag.content)
      .replace(/^```ts\n|\n```$/g, "")
      .trim();
    return said.startsWith("- ") ? said.slice(2) : said.startsWith("`") ? said : `\`${said}\``;
  }
}

/** @throws where the doc comment does not say what a change of the argument does */
function argumentOf(property, said) {
  const found = CHANGE.exec(said);
  if (found === null) {
    throw new Error(
      `${property.getFullName()}: its doc comment does not say what a change of it does.`,
    );
  }
  const change = (found[1] ?? found[2])
    .replace(/^Updated/, "updated")
    .replace(/^Another/, "another");
  return { "a change": change, meaning: said.replace(CHANGE, "") };
}

/** A Markdown list in a cell goes on one line, as all of it. */
function cell(text) {
  return text
    .replace(/\s+/g, " ")
    .replace(/(?<!\\)\|/g, "\\|")
    .trim();
}

/** The shortest of the example programs that make one. */
function exampleOf(className) {
  const files = execFileSync("git", ["ls-files", "examples/**/index.ts"], { encoding: "utf8" });
  const [program] = files
    .trim()
    .split("\n")
    .map((file) => ({ folder: dirname(file), text: readFileSync(file, "utf8") }))
    .filter(({ text }) => text.includes(`new ${className}(`))
    .sort((a, b) => a.text.length - b.text.length);
  return program;
}
