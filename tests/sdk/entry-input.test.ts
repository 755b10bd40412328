import * as pulumi from "@pulumi/pulumi";
import { entryInput } from "../../sdk/entry-input";
import { networkMocks, TYPES } from "../support/network-mocks";
import { recordResources, valueOf } from "../support/record-resources";

class Thing extends pulumi.ComponentResource {
  constructor(type: string, name: string, opts?: pulumi.ComponentResourceOptions) {
    super(type, name, {}, opts);
  }
}

test("it is the URN that Pulumi gives, wherever the entry is", async () => {
  const said: unknown[] = [];
  const given: unknown[] = [];
  const mocks = networkMocks();
  for (const type of ["my:index:Outer", "my:index:Inner"]) mocks.outputs[type] = {};
  await recordResources(mocks, async () => {
    const outer = new Thing("my:index:Outer", "outer");
    const inner = new Thing("my:index:Inner", "inner", { parent: outer });
    const innerUrn = pulumi.createUrn("inner", "my:index:Inner", outer.urn);
    for (const [name, parent, parentUrn] of [
      ["a", undefined, undefined],
      ["b", outer, outer.urn],
      ["with::colons", inner, innerUrn],
    ] as const) {
      said.push(entryInput("TimescaleVpc", name, parent && { parent }, true).__urn);
      given.push(await valueOf(pulumi.createUrn(name, TYPES.vpc, parentUrn)));
    }
  });
  expect(said).toHaveLength(3);
  expect(said).toEqual(given);
});

test("it is left out where a parent does not say what it is, and under mocks", async () => {
  await recordResources(networkMocks(), () => {
    const odd: unknown = {};
    expect(entryInput("TimescaleVpc", "a", { parent: odd as pulumi.Resource }, true)).toEqual({});
    expect(entryInput("TimescaleVpc", "a")).toEqual({});
  });
});
