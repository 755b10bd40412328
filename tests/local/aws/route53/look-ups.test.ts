import { Engine, REGION, useMoto } from "../harness";
import { Parts } from "./parts";

const moto = useMoto();
let engine: Engine;
let parts: Parts;
beforeAll(async () => {
  engine = await Engine.at(moto.url);
  parts = new Parts(moto.url);
}, 60_000);
afterAll(() => parts.close());

const getZone = (args: object) => engine.invoke("aws:route53/getZone:getZone", { ...args });

it("a private zone is found by its id, or by name and VPC", async () => {
  const vpc = await parts.vpc();
  const [id, other] = [await parts.zone("one.test", vpc), await parts.zone("one.test")];
  const found = await getZone({ zoneId: id });
  expect(found).toMatchObject({
    ...{ id, zoneId: id, name: "one.test", privateZone: true, resourceRecordSetCount: 2 },
    ...{ arn: `arn:aws:route53:::hostedzone/${id}`, tags: {}, comment: "" },
  });
  expect(found["nameServers"]).toContain("ns-0.awsdns-00.com.");
  expect(await getZone({ name: "One.test.", vpcId: vpc.VPCId })).toMatchObject({ id });
  await expect(getZone({ name: "one.test", privateZone: true })).rejects.toThrow(
    "getZone: multiple Route 53 Hosted Zones matched",
  );
  await parts.at().changeTagsForResource({
    ...{ ResourceType: "hostedzone", ResourceId: other, AddTags: [{ Key: "a", Value: "1" }] },
  });
  const tagged = { name: "one.test", privateZone: true, tags: { a: "1" } };
  expect(await getZone(tagged)).toMatchObject({ id: other, tags: { a: "1" } });
});

it("a look-up by name finds public zones only, where it does not ask for private ones", async () => {
  await parts.zone("two.test");
  await expect(getZone({ name: "two.test" })).rejects.toThrow(
    "getZone: no matching Route 53 Hosted Zone found",
  );
  const made = await parts.at().createHostedZone({ Name: "two.test", CallerReference: "public" });
  const id = made.HostedZone!.Id!.replace("/hostedzone/", "");
  expect(await getZone({ name: "two.test" })).toMatchObject({ id, privateZone: false });
});

it("an id that no zone has is not found", async () => {
  await expect(getZone({ zoneId: "Z00000000000000000000" })).rejects.toThrow(
    "getZone: couldn't find resource",
  );
});

it("Route 53 has an endpoint of its own, without which nothing is asked", async () => {
  const endpoints = JSON.stringify([{ ec2: moto.url, sts: moto.url }]);
  const without = await Engine.at(moto.url, { endpoints });
  const asked = without.invoke("aws:route53/getZone:getZone", { name: "one.test", region: REGION });
  await expect(asked).rejects.toThrow("AWS provider: no endpoint for Route 53.");
});
