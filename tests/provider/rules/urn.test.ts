import { isStack, isUrn, nameOf, stackOf, typeOf } from "../../../provider/rules/urn";

test.each([
  ["urn:pulumi:dev::shop::a:b:C::db", "db", "a:b:C"],
  ["urn:pulumi:dev::shop::a:b:C::prod::db", "prod::db", "a:b:C"],
  ["urn:pulumi:dev::shop::a:b:C::::", "::", "a:b:C"],
  ["urn:pulumi:dev::shop::a:b:C:::db", ":db", "a:b:C"],
  ["urn:pulumi:dev::shop::x:y:Z$a:b:C::d$b", "d$b", "a:b:C"],
  ["urn:pulumi:dev::shop::x:y:Z$a:b/c:C::", "", "a:b/c:C"],
])("%s is taken apart as the engine does it", (urn, name, type) => {
  expect({ name: nameOf(urn), type: typeOf(urn) }).toEqual({ name, type });
  expect(stackOf(urn)).toBe("shop/dev");
  expect(isUrn(urn)).toBe(true);
});

test.each(["", "db", "urn:pulumi:dev::shop::db", "urn:other:dev::shop::a:b:C::db"])(
  "%p is no URN, and goes by itself",
  (text) => {
    expect(isUrn(text)).toBe(false);
    expect(nameOf(text)).toBe(text);
  },
);

test("a stack is known by its type, not by what a name holds", () => {
  expect(isStack("urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev")).toBe(true);
  expect(isStack("urn:pulumi:dev::shop::a:b:C::pulumi:pulumi:Stack::shop-dev")).toBe(false);
});
