import { sortedOnce } from "../../../support/aws-calls";
import { startEc2Proxy, type Ec2Proxy } from "../../../support/ec2-proxy";
import { VPC_ENDPOINT_CALLS } from "../../../support/vpc-endpoint-calls";
import { Engine, useMoto } from "../harness";
import { Parts } from "./parts";

const moto = useMoto();
let proxy: Ec2Proxy;
let engine: Engine;
let parts: Parts;
let service: { id: string; name: string };
beforeAll(async () => {
  proxy = await startEc2Proxy(moto.url);
  // What it asks of STS needs no right.
  const endpoints = JSON.stringify([{ ec2: proxy.url, sts: moto.url }]);
  engine = await Engine.at(proxy.url, { endpoints });
  parts = new Parts(moto.url);
  service = await parts.service(ZONES);
}, 60_000);
afterAll(async () => {
  parts.close();
  await proxy.stop();
});

const ZONES = ["euw1-az2", "euw1-az3"];
const callsOf = (name: string) => VPC_ENDPOINT_CALLS.find(({ of }) => of === name)?.calls;

test("the life of a VPC endpoint asks for what the real provider asks for, and all of it", async () => {
  const { vpcId, subnetIds } = await parts.network(ZONES);
  const news = { vpcId, serviceName: service.name, vpcEndpointType: "Interface" };
  const since = proxy.actions.length;
  const made = await engine.create("aws:ec2/vpcEndpoint:VpcEndpoint", {
    ...{ ...news, subnetIds: subnetIds.slice(0, 1), tags: { Name: "one" } },
  });
  const updated = await engine.update(made, { ...news, subnetIds, tags: { team: "data" } });
  await engine.delete((await engine.refresh(updated))!);
  expect(sortedOnce(proxy.actions.slice(since))).toEqual(callsOf("VpcEndpoint"));
});

test("each look-up asks for what the real provider asks for", async () => {
  const { vpcId: VpcId } = await parts.network([]);
  const { VpcEndpointId: id } = await parts.create({ VpcId, ServiceName: service.name });
  const args = { getVpcEndpoint: { id }, getVpcEndpointService: { serviceName: service.name } };
  for (const [name, asked] of Object.entries(args)) {
    const since = proxy.actions.length;
    await engine.invoke(`aws:ec2/${name}:${name}`, asked);
    expect([name, sortedOnce(proxy.actions.slice(since))]).toEqual([name, callsOf(name)]);
  }
});
