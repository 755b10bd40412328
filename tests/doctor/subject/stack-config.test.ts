import { awsConfigOf, parseConfig } from "../../../doctor/subject/stack-config";

test("a configuration is read, without what could not be decrypted", () => {
  const text = JSON.stringify({
    "aws:region": { value: "us-east-1", secret: false },
    "timescale:secretKey": { secret: true },
    "db:list": { value: "[1]", objectValue: [1] },
    odd: 7,
  });
  expect([...(parseConfig(text) ?? [])]).toEqual([
    ["aws:region", "us-east-1"],
    ["db:list", "[1]"],
  ]);
});

test.each(["", "error: no", "[]", "7"])("%j is no configuration", (text) => {
  expect(parseConfig(text)).toBeUndefined();
});

const nothing = { regionCode: undefined, profile: undefined, endpointUrl: undefined };
const aws = (entries: Record<string, string>) => awsConfigOf(new Map(Object.entries(entries)));

test("what the AWS provider is configured with is told as far as it matters", () => {
  const endpoints = JSON.stringify([
    { ec2: "http://127.0.0.1:5000", sts: "http://127.0.0.1:5000" },
  ]);
  expect(
    aws({ "aws:region": "eu-west-1", "aws:profile": "prod", "aws:endpoints": endpoints }),
  ).toEqual({
    ...{ regionCode: "eu-west-1", profile: "prod", endpointUrl: "http://127.0.0.1:5000" },
  });
  expect(aws({})).toEqual(nothing);
  expect(aws({ "aws:region": "", "aws:profile": "" })).toEqual(nothing);
});

test.each([
  ["of several places", JSON.stringify([{ ec2: "http://a.test", sts: "http://b.test" }])],
  ["that are no JSON", "http://a.test"],
  ["that are no list", JSON.stringify({ ec2: "http://a.test" })],
  ["that are no texts", JSON.stringify([{ ec2: 7 }, null])],
  ["that name none", "[]"],
])("endpoints %s are none", (_what, endpoints) => {
  expect(aws({ "aws:endpoints": endpoints })).toEqual(nothing);
});
