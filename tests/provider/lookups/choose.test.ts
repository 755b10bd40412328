import { chooseOne } from "../../../provider/lookups/choose";
import { VPC } from "../../../provider/lookups/vpcs";
import { isTimescaleError } from "../../../provider/errors";

const vpc = (id: string, name: string, regionCode = "us-east-1") => ({
  ...{ id, name, regionCode, cidr: "10.0.0.0/24" },
});
const SOME = [vpc("1", "Production"), vpc("2", "staging"), vpc("3", "staging", "eu-west-1")];

function refusalOf(wanted: object, all = SOME): string {
  try {
    chooseOne(all, VPC, wanted);
  } catch (error) {
    if (isTimescaleError(error)) return `${error.message} [${error.code}]`;
    throw error;
  }
  return "nothing";
}

test.each([
  [{ id: "3" }, "3"],
  [{ name: "Production" }, "1"],
  [{ name: "Production", regionCode: undefined }, "1"],
  [{ name: "staging", regionCode: "eu-west-1" }, "3"],
  [{ id: "2", name: "staging", regionCode: "us-east-1" }, "2"],
])("%j is one of them", (wanted, id) => {
  expect(chooseOne(SOME, VPC, wanted)).toBe(SOME.find((one) => one.id === id));
});

test("a name that several have is refused with the candidates and what tells them apart", () => {
  expect(refusalOf({ name: "staging" })).toBe(
    'Timescale VPC with name "staging": there are 2: 2 ("staging", 10.0.0.0/24, us-east-1), ' +
      '3 ("staging", 10.0.0.0/24, eu-west-1). Also give id or regionCode. [Ambiguous]',
  );
  const twins = [vpc("1", "a"), vpc("2", "a")];
  expect(refusalOf({ name: "a" }, twins)).toMatch(/Also give id\. \[Ambiguous\]$/);
});

test("a likely slip is told, with what there is, the closest first", () => {
  expect(refusalOf({ name: "stagin", regionCode: "eu-west-1" })).toBe(
    'Timescale VPC with name "stagin" and regionCode "eu-west-1": there is none. There are 3: ' +
      '3 ("staging", 10.0.0.0/24, eu-west-1), 2 ("staging", 10.0.0.0/24, us-east-1), ' +
      '1 ("Production", 10.0.0.0/24, us-east-1). Did you mean name "staging"? [NotFound]',
  );
  expect(refusalOf({ name: "production" })).toMatch(/Did you mean name "Production"\? /);
  expect(refusalOf({ name: "Production", regionCode: "us-east-2" })).toMatch(
    /Did you mean regionCode "us-east-1"\? /,
  );
});

test("what is like nothing there gets no guess, and an id never does", () => {
  expect(refusalOf({ name: "metrics" })).toMatch(
    /Correct what you look for, or make it first\. \[NotFound\]$/,
  );
  expect(refusalOf({ id: "4" })).not.toContain("Did you mean");
});

test("of many, five are listed", () => {
  const many = Array.from({ length: 12 }, (_, index) => vpc(`${100 + index}`, `vpc-${index}`));
  const refusal = refusalOf({ name: "vpc-x" }, many);
  expect(refusal).toContain("There are 12, among them 100 (");
  expect(refusal.match(/10\.0\.0\.0/g)).toHaveLength(5);
});

test("an empty project is told as one", () => {
  expect(refusalOf({ name: "a" }, [])).toBe(
    'Timescale VPC with name "a": there is none, nor any other. ' +
      "Make it first, or check the key and timescale:projectId. [NotFound]",
  );
});

test("arguments that contradict each other are refused, with what is true", () => {
  expect(refusalOf({ id: "1", name: "staging", regionCode: "eu-west-1" })).toBe(
    'Timescale VPC 1 ("Production", 10.0.0.0/24, us-east-1): it is not the one with ' +
      'name "staging" and regionCode "eu-west-1". Leave out what is not true of it. [Rejected]',
  );
});

test("a name cannot bring its control characters or its length into a message", () => {
  const refusal = refusalOf({ name: "a" }, [vpc("1", `\u001b[31m${"x".repeat(300)}`)]);
  expect(refusal).not.toContain("\u001b");
  expect(refusal.length).toBeLessThan(300);
});

test("what has no value yet for what is looked for is told as it is", () => {
  const made: { address?: string } = {};
  const kind = {
    noun: "Thing",
    properties: { address: ({ address }: typeof made) => address },
    ...{ unique: [], describe: () => "1 (no address yet)" },
  };
  expect(() => chooseOne([made], kind, { address: "10.0.0.1" })).toThrow(
    'Thing with address "10.0.0.1": there is none. There is 1: 1 (no address yet). Correct what you look for, or make it first.',
  );
});
