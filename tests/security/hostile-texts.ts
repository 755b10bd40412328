import fc from "fast-check";

const ESC = "\u001b";

/** What somebody may put into a name, an id or a message to get out of the place that shows it. */
export const HOSTILE_TEXTS: readonly string[] = [
  // Terminals: colours, a title, a link, the C1 form of the same, a bell, a line that is overwritten.
  `${ESC}[2J${ESC}[31mgone`,
  `${ESC}]0;title\u0007`,
  `${ESC}]8;;https://evil.example${ESC}\\click${ESC}]8;;${ESC}\\`,
  "\u009b31mred\u009c",
  "safe\rdanger\b\b",
  // The direction of writing, and what has no width.
  "\u202Egnp.exe\u202C",
  "\u2066abc\u2069",
  "a\u200Bb\uFEFFc\u2060",
  "line\u2028two\u2029three\u0085four",
  "\uD800",
  // Shells.
  "$(touch x)",
  "`touch x`",
  "; touch x #",
  "'\"\\",
  // Paths and parts of URLs.
  "..",
  ".",
  "../../services/svc1/detachFromVPC",
  "1/../../services/svc1",
  "1?x=/y",
  "1#x",
  "1%2f..%2f2",
  "%2e%2e",
  "..\\..",
  "//evil.example",
  "https://evil.example/",
  "a@evil.example",
  // Markup, and commands of workflows.
  "<script>alert(1)</script>",
  "**bold** [x](javascript:alert(1)) @everyone",
  '"]; click n1 "javascript:alert(1)"',
  "\n::error::made up",
];

/** Such texts, alone and with others around them, and any text at all. */
export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc
    .tuple(fc.string(), fc.constantFrom(...HOSTILE_TEXTS), fc.string())
    .map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

/** What must never reach a terminal: controls but for the end of a line, and what hides or turns text. */
const RAW =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]|\p{Surrogate}/u;

/** Fails where a text could steer or deceive the terminal that shows it. */
export function expectHarmlessInTerminal(text: string): void {
  expect(text).not.toMatch(RAW);
}
