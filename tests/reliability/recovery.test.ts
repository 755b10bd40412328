import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";
import { COMMANDS, MESSAGES, NOTES } from "./recovery";

const document = readFileSync(join(packageRoot(), "docs/recovery.md"), "utf8");

/** The lines of the document's blocks of one language. */
const linesOf = (language: string) =>
  [...document.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].flatMap(
    ([, block = ""]) => block.split("\n"),
  );

test.each(Object.values(COMMANDS).map((args) => `pulumi ${args.join(" ")}`))(
  "docs/recovery.md has the command that the proofs recover with: %s",
  (command) => {
    expect(linesOf("sh")).toContain(command);
  },
);

test.each(Object.values(MESSAGES))(
  "docs/recovery.md shows the message that the proofs go by: %s",
  (message) => {
    expect(linesOf("text").join("\n")).toContain(message);
  },
);

test.each([".bak", ...NOTES])("docs/recovery.md says what to do with the state's %s", (suffix) => {
  expect(document).toContain(`| \`<stack>.json${suffix}\``);
});
