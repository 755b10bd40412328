import * as pulumi from "@pulumi/pulumi";
import { warnOfPlainKey } from "../../sdk/plain-key-warning";

/** What programs of these stacks are told, whose configuration holds a key. */
async function warningsIn(stacks: readonly string[], secret: boolean): Promise<string[]> {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
  for (const stack of stacks) {
    await pulumi.runtime.setMocks(
      { newResource: () => ({ id: "", state: {} }), call: () => ({}) },
      "shop",
      stack,
    );
    const key = "timescale:secretKey";
    pulumi.runtime.setAllConfig({ [key]: "hush" }, secret ? [key] : []);
    warnOfPlainKey();
  }
  const told = warn.mock.calls.map(([text]) => text);
  warn.mockRestore();
  pulumi.runtime.setAllConfig({});
  return told;
}

test("a key in clear text is warned of once for each stack, without the key", async () => {
  const told = await warningsIn(["dev", "dev", "prod"], false);
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(
    /^timescale:secretKey: .* in clear text\. Run `pulumi config set --secret/,
  );
  expect(told.join()).not.toContain("hush");
});

test("a key that is a secret, and none at all, are not warned of", async () => {
  expect(await warningsIn(["test"], true)).toEqual([]);
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
  warnOfPlainKey();
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

test("where this Pulumi cannot tell a secret from clear text, nothing is said", async () => {
  const runtime = pulumi.runtime as { isConfigSecret?: unknown };
  const { isConfigSecret } = runtime;
  try {
    Object.defineProperty(runtime, "isConfigSecret", { value: undefined, configurable: true });
    expect(await warningsIn(["old"], false)).toEqual([]);
  } finally {
    Object.defineProperty(runtime, "isConfigSecret", { value: isConfigSecret, configurable: true });
  }
});
