import { plainLine, visibleLine, visibleLines } from "../../../provider/rules/visible-text";

test("a tab is a space, so that lists of foreign programs can be read", () => {
  expect(visibleLines("1 error occurred:\n\t* no matching EC2 VPC found\n")).toBe(
    "1 error occurred:\n * no matching EC2 VPC found\n",
  );
  expect(visibleLine("a\tb")).toBe("a b");
});

test("what steers a terminal or hides text is written out, lines stay lines where they may", () => {
  expect(visibleLines("a\u001b[2Jb\nc\u202e")).toBe("a\\u001b[2Jb\nc\\u202e");
  expect(visibleLine("a\nb\r")).toBe("a\\nb\\u000d");
});

test("a line that is too long ends with an ellipsis", () => {
  expect([visibleLine("abc", 3), visibleLine("abcd", 3)]).toEqual(["abc", "abc…"]);
});

test.each([
  ["marks of direction", "\u202E", "\\u202e"],
  ["characters without width", "\u200B", "\\u200b"],
  ["letters that are blank", "\u3164", "\\u3164"],
  ["halves of characters", "\uD800", "\\ud800"],
  ["characters of nobody", "\u{E0041}", "\\udb40\\udc41"],
])("%s are hidden wherever text is shown", (_what, hidden, written) => {
  expect(visibleLine(hidden)).toBe(written);
  expect(plainLine(` a${hidden}\n\t b`, 300)).toBe("a\uFFFD b");
});

test("emoji, accents and letters of all languages stay as they are", () => {
  const text = "⚠️ é 日本語";
  expect([visibleLine(text), plainLine(text, 300)]).toEqual([text, text]);
});
