import { failureOf } from "../../../support/failure-of";
import { ACCOUNT, REGION, useMoto } from "../harness";
import { Parts } from "./parts";

const moto = useMoto();
let parts: Parts;
beforeAll(() => {
  parts = new Parts(moto.url);
});
afterAll(() => parts.close());

const OTHER = "222222222222";
const codeOf = async (work: Promise<unknown>) => (await failureOf(work)).name;
const vpcsOf = async (Id: string) => (await parts.at().getHostedZone({ Id })).VPCs;

describe("a zone that is made with a VPC", () => {
  it("is private, and has the name servers of private zones", async () => {
    const vpc = await parts.vpc();
    const Id = await parts.zone("one.test", vpc);
    expect(await parts.at().getHostedZone({ Id })).toMatchObject({
      HostedZone: { Name: "one.test.", Config: { PrivateZone: true } },
      VPCs: [vpc],
    });
    const [servers, authority] = await parts.records(Id);
    expect(servers).toMatchObject({ Type: "NS", Name: "one.test." });
    expect(servers?.ResourceRecords?.[0]).toEqual({ Value: "ns-0.awsdns-00.com." });
    expect(authority?.ResourceRecords).toEqual([
      {
        Value: "ns-1536.awsdns-00.co.uk. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400",
      },
    ]);
  });

  it("is the only one of its name for that VPC", async () => {
    const vpc = await parts.vpc();
    const Id = await parts.zone("two.test", vpc);
    const again = await failureOf(parts.zone("two.test.", vpc));
    expect([again.name, again.message]).toEqual([
      "ConflictingDomainExists",
      `The VPC ${vpc.VPCId} in region ${REGION} has already been associated with the hosted zone ${Id} with the same domain name.`,
    ]);
    await parts.zone("two.test");
    await parts.zone("sub.two.test", vpc);
  });

  it("needs a VPC that is there, and the caller's", async () => {
    const none = { VPCId: "vpc-00000000000000000", VPCRegion: REGION } as const;
    expect(await codeOf(parts.zone("three.test", none))).toBe("InvalidVPCId");
    const theirs = await parts.vpc(OTHER);
    expect(await codeOf(parts.zone("three.test", theirs))).toBe("NotAuthorizedException");
  });

  it("takes further VPCs of its account, and lets go of all but the last", async () => {
    const [first, second] = [await parts.vpc(), await parts.vpc()];
    const HostedZoneId = await parts.zone("four.test", first);
    await parts.at().associateVPCWithHostedZone({ HostedZoneId, VPC: second });
    expect(await vpcsOf(HostedZoneId)).toEqual([first, second]);
    const leave = (VPC: typeof first) =>
      parts.at().disassociateVPCFromHostedZone({ HostedZoneId, VPC });
    await leave(first);
    expect(await codeOf(leave(first))).toBe("VPCAssociationNotFound");
    expect(await codeOf(leave(second))).toBe("LastVPCAssociation");
  });
});

describe("a zone that is made without a VPC", () => {
  it("is public, and takes none", async () => {
    const { HostedZone } = await parts
      .at()
      .createHostedZone({ Name: "public.test", CallerReference: "public" });
    expect(HostedZone?.Config).toMatchObject({ PrivateZone: false });
    const HostedZoneId = HostedZone!.Id!.replace("/hostedzone/", "");
    const VPC = await parts.vpc();
    const joined = parts.at().associateVPCWithHostedZone({ HostedZoneId, VPC });
    expect(await codeOf(joined)).toBe("PublicZoneVPCAssociation");
  });
});

describe("a zone for the VPC of another account", () => {
  it("is associated by the VPC's account once the zone's account authorized it", async () => {
    const VPC = await parts.vpc(OTHER);
    const HostedZoneId = await parts.zone("shared.test");
    const request = { HostedZoneId, VPC };
    const join = () => parts.at(OTHER).associateVPCWithHostedZone(request);
    expect(await codeOf(join())).toBe("AccessDenied");
    await parts.at().createVPCAssociationAuthorization(request);
    expect((await parts.at().listVPCAssociationAuthorizations({ HostedZoneId })).VPCs).toEqual([
      VPC,
    ]);
    expect(await codeOf(parts.at().associateVPCWithHostedZone(request))).toBe(
      "NotAuthorizedException",
    );
    await join();
    expect(await vpcsOf(HostedZoneId)).toContainEqual(VPC);
    expect(await codeOf(join())).toBe("ConflictingDomainExists");
  });

  it("is listed with its owner for who has the VPC, and for no other account", async () => {
    const VPC = await parts.vpc(OTHER);
    const HostedZoneId = await parts.zone("listed.test");
    const request = { HostedZoneId, VPC };
    await parts.at().createVPCAssociationAuthorization(request);
    await parts.at(OTHER).associateVPCWithHostedZone(request);
    const listed = await parts.at(OTHER).listHostedZonesByVPC(VPC);
    expect(listed.HostedZoneSummaries).toEqual([
      { HostedZoneId, Name: "listed.test.", Owner: { OwningAccount: ACCOUNT } },
    ]);
    const foreign = await failureOf(parts.at().listHostedZonesByVPC(VPC));
    expect(foreign.message).toContain("is not owned by you");
  });

  it("stays associated when the authorization goes, until either account takes it away", async () => {
    const VPC = await parts.vpc(OTHER);
    const HostedZoneId = await parts.zone("kept.test");
    const request = { HostedZoneId, VPC };
    await parts.at().createVPCAssociationAuthorization(request);
    await parts.at(OTHER).associateVPCWithHostedZone(request);
    const withdraw = () => parts.at().deleteVPCAssociationAuthorization(request);
    await withdraw();
    expect(await codeOf(withdraw())).toBe("VPCAssociationAuthorizationNotFound");
    expect(await vpcsOf(HostedZoneId)).toContainEqual(VPC);
    await parts.at(OTHER).disassociateVPCFromHostedZone(request);
    expect(await vpcsOf(HostedZoneId)).not.toContainEqual(VPC);
  });
});
