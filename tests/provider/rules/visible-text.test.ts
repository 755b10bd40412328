import { visibleLine, visibleLines } from "../../../provider/rules/visible-text";

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
