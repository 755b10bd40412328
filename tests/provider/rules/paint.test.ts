import { painter } from "../../../provider/rules/paint";

test("a text is painted where there is colour, whatever this process writes to", () => {
  expect(painter(true)("red", "down")).toBe("\u001b[31mdown\u001b[39m");
  expect(painter(false)("red", "down")).toBe("down");
});
