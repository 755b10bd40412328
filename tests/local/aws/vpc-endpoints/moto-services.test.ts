import type { UnsuccessfulItem } from "@aws-sdk/client-ec2";
import { failureOf } from "../../../support/failure-of";
import { ACCOUNT, REGION, useMoto, VENDOR } from "../harness";
import { Parts } from "./parts";

const moto = useMoto();
let parts: Parts;
beforeAll(() => {
  parts = new Parts(moto.url);
});
afterAll(() => parts.close());

const ZONES = ["euw1-az2", "euw1-az3"];
const OTHER = "222222222222";

const look = async (name: string, accountId = ACCOUNT) => {
  const found = await parts.at(accountId).describeVpcEndpointServices({ ServiceNames: [name] });
  return found.ServiceDetails;
};
const codesOf = (answer: { Unsuccessful?: UnsuccessfulItem[] | undefined }) =>
  answer.Unsuccessful?.map(({ Error }) => Error?.Code);

async function connect(service: { name: string }) {
  const { vpcId: VpcId, subnetIds: SubnetIds } = await parts.network(ZONES);
  return (await parts.create({ VpcId, SubnetIds, ServiceName: service.name })).VpcEndpointId!;
}

describe("an endpoint service of another account", () => {
  it("tells its zones and its owner, and has the names of AWS", async () => {
    const { id, name } = await parts.service(ZONES);
    expect(id).toMatch(/^vpce-svc-[0-9a-f]{17}$/);
    expect(name).toBe(`com.amazonaws.vpce.${REGION}.${id}`);
    const Filters = [{ Name: "zone-id", Values: ZONES }];
    const { AvailabilityZones = [] } = await parts.at().describeAvailabilityZones({ Filters });
    expect(AvailabilityZones).toHaveLength(2);
    expect(await look(name)).toMatchObject([
      {
        ...{ ServiceId: id, ServiceName: name, Owner: VENDOR, AcceptanceRequired: false },
        AvailabilityZoneIds: expect.arrayContaining(ZONES) as string[],
        AvailabilityZones: AvailabilityZones.map(({ ZoneName }) => ZoneName),
        BaseEndpointDnsNames: [`${id}.${REGION}.vpce.amazonaws.com`],
        ServiceType: [{ ServiceType: "Interface" }],
      },
    ]);
  });

  it("is seen by the accounts that it allows, and by no other", async () => {
    const { name } = await parts.service(ZONES, { principals: [`arn:aws:iam::${ACCOUNT}:root`] });
    expect(await look(name)).toHaveLength(1);
    expect(await look(name, VENDOR)).toHaveLength(1);
    const unseen = await failureOf(look(name, OTHER));
    expect([unseen.name, unseen.message]).toEqual([
      "InvalidServiceName",
      `The Vpc Endpoint Service '${name}' does not exist`,
    ]);
  });

  it("is listed beside those of AWS", async () => {
    const { name } = await parts.service(ZONES);
    const { ServiceNames } = await parts.at().describeVpcEndpointServices({});
    expect(ServiceNames).toEqual(
      expect.arrayContaining([name, `com.amazonaws.${REGION}.appconfig`]),
    );
  });
});

describe("a connection of an endpoint service", () => {
  it("shows the customer's endpoint to the service's owner, with account and state", async () => {
    const service = await parts.service(ZONES);
    const VpcEndpointId = await connect(service);
    expect(await parts.connections(service.id)).toMatchObject([
      {
        ...{ VpcEndpointId, VpcEndpointOwner: ACCOUNT, VpcEndpointState: "available" },
        ...{ ServiceId: service.id, VpcEndpointRegion: REGION, IpAddressType: "ipv4" },
      },
    ]);
    const { VpcEndpointConnections: own } = await parts.at().describeVpcEndpointConnections({});
    expect(own).toEqual([]);
  });

  it("is found by the state, owner and id of the endpoint", async () => {
    const service = await parts.service(ZONES);
    const id = await connect(service);
    for (const [filter, hit, miss] of [
      ["vpc-endpoint-state", "available", "rejected"],
      ["vpc-endpoint-owner", ACCOUNT, VENDOR],
      ["vpc-endpoint-id", id, "vpce-00000000000000000"],
    ] as const) {
      expect(await parts.connections(service.id, { [filter]: hit })).toHaveLength(1);
      expect(await parts.connections(service.id, { [filter]: miss })).toEqual([]);
    }
    const wrong = await failureOf(parts.connections(service.id, { color: "red" }));
    expect(wrong.name).toBe("InvalidParameterValue");
  });

  it("waits for acceptance where the service asks for it", async () => {
    const service = await parts.service(ZONES, { AcceptanceRequired: true });
    const id = await connect(service);
    expect((await parts.seen(id)).State).toBe("pendingAcceptance");
    const request = { ServiceId: service.id, VpcEndpointIds: [id] };
    expect(codesOf(await parts.vendor.acceptVpcEndpointConnections(request))).toEqual([]);
    expect((await parts.seen(id)).State).toBe("available");
  });

  it("is rejected for both sides and for good, also one that was available", async () => {
    const service = await parts.service(ZONES);
    const id = await connect(service);
    const request = { ServiceId: service.id, VpcEndpointIds: [id] };
    expect(codesOf(await parts.vendor.rejectVpcEndpointConnections(request))).toEqual([]);
    expect((await parts.seen(id)).State).toBe("rejected");
    expect(await parts.connections(service.id)).toMatchObject([{ VpcEndpointState: "rejected" }]);
    expect(codesOf(await parts.vendor.acceptVpcEndpointConnections(request))).toEqual([
      "InvalidState",
    ]);
    expect((await parts.seen(id)).State).toBe("rejected");
  });

  it("is not answered by another service, nor where there is none", async () => {
    const [service, other] = [await parts.service(ZONES), await parts.service(ZONES)];
    const request = { ServiceId: other.id, VpcEndpointIds: [await connect(service)] };
    expect(codesOf(await parts.vendor.rejectVpcEndpointConnections(request))).toEqual([
      "InvalidVpcEndpoint.NotFound",
    ]);
    const foreign = parts.at().rejectVpcEndpointConnections(request);
    expect((await failureOf(foreign)).name).toBe("InvalidVpcEndpointServiceId.NotFound");
  });

  it("keeps its service from being deleted until the customer deletes the endpoint", async () => {
    const service = await parts.service(ZONES);
    const id = await connect(service);
    const remove = () =>
      parts.vendor.deleteVpcEndpointServiceConfigurations({ ServiceIds: [service.id] });
    expect(codesOf(await remove())).toEqual(["ExistingVpcEndpointConnections"]);
    await parts.at().deleteVpcEndpoints({ VpcEndpointIds: [id] });
    expect(await parts.connections(service.id)).toEqual([]);
    expect(codesOf(await remove())).toEqual([]);
    expect((await failureOf(look(service.name))).name).toBe("InvalidServiceName");
  });
});
