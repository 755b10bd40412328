import type { ConfigureRequest } from "@pulumi/pulumi/dynamic";
import { serve } from "../../provider";
import { failureOf } from "../support/failure-of";
import { startCloud } from "../local/tiger-cloud/start-cloud";
import { VPC_INPUTS } from "../support/handlers";

const configOf = (values: Record<string, string>) =>
  ({ config: { get: (key: string) => values[key] } }) as ConfigureRequest;

let variables: NodeJS.ProcessEnv;
beforeAll(() => {
  variables = process.env;
  process.env = Object.fromEntries(
    Object.entries(variables).filter(([name]) => !name.startsWith("TIGER_")),
  );
});
afterAll(() => {
  process.env = variables;
});

test("settings are read when a method needs them, from the stack that asks", async () => {
  const unset = serve("timescaleVpc", configOf({}));
  expect((await failureOf(unset.check({}, VPC_INPUTS))).message).toMatch(
    /^Tiger Cloud settings: the public key is missing: /,
  );
  const { cloud } = await startCloud();
  const vpc = serve(
    "timescaleVpc",
    configOf({
      "timescale:apiUrl": cloud.apiUrl,
      "timescale:publicKey": cloud.publicKey,
      "timescale:secretKey": cloud.secretKey,
    }),
  );
  expect(await vpc.create(VPC_INPUTS)).toEqual({
    id: "1001",
    outs: { ...VPC_INPUTS, schemaVersion: 2 },
  });
});

test("each name has a handler of its own", () => {
  const names = ["timescaleVpc", "timescalePeering", "peeringActivation", "serviceAttachment"];
  const handlers = names.map((name) => serve(name as "timescaleVpc", configOf({})));
  expect(new Set(handlers).size).toBe(4);
  for (const handler of handlers) {
    expect(Object.keys(handler).sort()).toEqual([
      "check",
      "create",
      "delete",
      "diff",
      "read",
      "update",
    ]);
  }
});
