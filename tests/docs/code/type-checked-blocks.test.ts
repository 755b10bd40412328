import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageRoot } from "../../../local/package-root";
import * as sdk from "../../../sdk";
import { problemsOf } from "../../support/type-check";
import { blocksIn, type Block } from "./blocks";
import { programOf, SDK_FILES } from "./examples";
import { commandsOf } from "./shell";

/** The blocks that are no program by themselves. */
const isPart = ({ content }: Block) => !content.includes("import ");
const blocks = blocksIn("ts", "typescript");

/** Arguments of a network, out of its middle. */
const isArguments = ({ content }: Block) => /^\w+: /.test(content);
const withinNetwork = (content: string) =>
  `import type { TimescaleNetworkArgs } from "pulumi-timescale";
declare const vpcId: string, serviceId: string;
export const args: Partial<TimescaleNetworkArgs> = {
${content}};
`;

/** A block that begins with the name of its file is found by the other blocks of its document under that name. */
function nameOf({ document, content }: Block, at: number): string {
  const [, name = `block-${at}.ts`] = /^\/\/ ([\w.-]+\.ts)\n/.exec(content) ?? [];
  return join(document, name);
}

const shown = new Map([
  ...blocks
    .filter((block) => !isPart(block))
    .map((block, at) => [nameOf(block, at), block.content] as const),
  ...blocks
    .filter((block) => isPart(block) && isArguments(block))
    .map(({ place, content }) => [`${place}/arguments.ts`, withinNetwork(content)] as const),
]);

const examples = SDK_FILES.flatMap(({ file, examples: found }) =>
  found.map((text, at) => [`${file}/${at}.ts`, programOf(text, Object.keys(sdk))] as const),
);

/** `describe-route-tables` -> `DescribeRouteTables`. */
const inAwsCase = (words: string) =>
  words.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

/** The AWS command line names operations and parameters as the SDK does, in its own spelling. */
const awsCalls = commandsOf("aws").map(
  ({ place, words: [service = "", operation = "", ...words] }, at) => {
    const parameters = words
      .filter((word) => word.startsWith("--") && word !== "--query")
      .map((word) => JSON.stringify(inAwsCase(word.slice(2))));
    const type = `${inAwsCase(operation)}CommandInput`;
    const program = `import type { ${type} } from "@aws-sdk/client-${service}";
export const parameters: (keyof ${type})[] = [${parameters.join(", ")}];
`;
    return [`${place}/aws-${at}.ts`, program] as const;
  },
);

/** Each is one of the above, with a mistake. */
const wrong = new Map([
  ["wrong/block.ts", blocks[0]!.content.replace("regionCode", "region")],
  ["wrong/arguments.ts", withinNetwork("service: {},")],
  ["wrong/example.ts", programOf("await getService({ label: 1 });", Object.keys(sdk))],
  ["wrong/aws.ts", awsCalls[0]![1].replace('["', '["X')],
]);

let problems: Record<string, string[]>;

beforeAll(() => {
  // All in one go: they import the same large files.
  problems = problemsOf(new Map([...shown, ...examples, ...awsCalls, ...wrong]));
}, 300_000);

test("every program of a document, example of a doc comment and call of the AWS command line has right types", () => {
  expect(blocks.length).toBeGreaterThan(10);
  expect(examples.length).toBeGreaterThan(8);
  expect(awsCalls.length).toBeGreaterThan(8);
  expect(Object.entries(problems).filter(([name]) => !wrong.has(name))).toEqual([]);
});

test.each([...wrong.keys()])("what is wrong in one would be found: %s", (name) => {
  expect(problems).toHaveProperty([name]);
});

test("a part of a program is arguments of a network, or stands in a program of its folder", () => {
  const others = blocks.filter((block) => isPart(block) && !isArguments(block));
  const unheld = others.filter(({ document, content }) => {
    const folder = join(packageRoot(), dirname(document));
    const programs = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith("index.ts"),
    );
    return !programs.some((name) => readFileSync(join(folder, name), "utf8").includes(content));
  });
  expect(unheld.map(({ place }) => place)).toEqual([]);
});

test("doc comments show code as @example alone, which is type-checked above", () => {
  const fenced = SDK_FILES.filter(({ text }) => /^ *\* *```/m.test(text));
  expect(fenced.map(({ file }) => file)).toEqual([]);
});
