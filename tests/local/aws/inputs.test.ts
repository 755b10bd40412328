import { parseConfiguration } from "../../../local/aws/plugin/configuration";
import { check, diff } from "../../../local/aws/plugin/inputs";
import * as lifecycle from "../../../local/aws/plugin/lifecycle";
import type { Properties } from "../../../local/aws/plugin/properties";
import { AwsProvider } from "../../../local/aws/plugin/provider";
import { Session } from "../../../local/aws/plugin/session";
import { resourceTypes } from "../../../local/aws/plugin/types";
import { UNKNOWN_VALUE as UNKNOWN } from "../../../provider/rules/unknown";
import { variablesAt } from "./harness";

const typeOf = (token: string) => resourceTypes.get(token)!;
const vpc = typeOf("aws:ec2/vpc:Vpc");
const route = typeOf("aws:ec2/route:Route");
const group = typeOf("aws:ec2/securityGroup:SecurityGroup");
const routeTable = typeOf("aws:ec2/routeTable:RouteTable");

const NOWHERE = "http://127.0.0.1:1";
const sessionWith = (others: Record<string, string> = {}) =>
  new Session(parseConfiguration(variablesAt(NOWHERE, others), {}));

const wanted = (type: typeof vpc, news: Properties) => check(type, "it", {}, news).inputs;

describe("check", () => {
  it("names every required input that is missing", () => {
    expect(check(typeOf("aws:ec2/subnet:Subnet"), "it", {}, {}).failures).toEqual([
      { property: "vpcId", reason: "Missing required property 'vpcId'" },
      { property: "cidrBlock", reason: "Missing required property 'cidrBlock'" },
    ]);
  });

  it("refuses an input it would have to ignore", () => {
    const { failures } = check(vpc, "it", {}, { cidrBlock: "10.0.0.0/16", ipv4IpamPoolId: "p" });
    expect(failures).toEqual([
      {
        property: "ipv4IpamPoolId",
        reason: "The small local AWS plugin does not have 'ipv4IpamPoolId'. Use the real plugin.",
      },
    ]);
  });

  it("makes up a name, keeps it, and lets go of one that was given", () => {
    const { inputs } = check(group, "web", {}, {});
    expect(inputs["name"]).toMatch(/^web-[0-9a-f]{7}$/);
    expect(check(group, "web", inputs, {}).inputs["name"]).toBe(inputs["name"]);
    const given = check(group, "web", inputs, { name: "given" }).inputs;
    expect(given["name"]).toBe("given");
    expect(check(group, "web", given, {}).inputs["name"]).toMatch(/^web-/);
  });

  it("refuses a group name that AWS keeps to itself", () => {
    expect(check(group, "it", {}, { name: "sg-mine" }).failures[0]?.property).toBe("name");
  });

  it("wants a route to have exactly one target", () => {
    const place = { routeTableId: "rtb-1", destinationCidrBlock: "10.0.0.0/24" };
    const reasons = (news: Properties) => check(route, "it", {}, news).failures;
    expect(reasons({ ...place, vpcPeeringConnectionId: UNKNOWN })).toEqual([]);
    expect(reasons(place)[0]?.reason).toBe("A route has exactly one target; given: none.");
    expect(reasons({ ...place, gatewayId: "igw-1", natGatewayId: "nat-1" })).toHaveLength(1);
  });
});

describe("diff", () => {
  const known = (type: typeof vpc, news: Properties, state: Properties = {}) => ({
    state: { tagsAll: {}, region: "eu-west-1", ...state },
    inputs: wanted(type, news),
  });
  const cidr = { cidrBlock: "10.0.0.0/16" };

  it("finds nothing changed between equal inputs", () => {
    const { changed } = diff(vpc, sessionWith(), known(vpc, cidr), wanted(vpc, cidr));
    expect(changed).toEqual([]);
  });

  it("replaces for an immutable input and updates for another", () => {
    const news = wanted(vpc, { cidrBlock: "10.1.0.0/16", enableDnsHostnames: true });
    expect(diff(vpc, sessionWith(), known(vpc, cidr), news)).toMatchObject({
      changed: ["cidrBlock", "enableDnsHostnames"],
      replaces: ["cidrBlock"],
    });
  });

  it("counts what is not known yet as changed", () => {
    const news = wanted(vpc, { cidrBlock: UNKNOWN, tags: { Name: UNKNOWN } });
    expect(diff(vpc, sessionWith(), known(vpc, cidr), news)).toMatchObject({
      changed: ["cidrBlock", "tags"],
      replaces: ["cidrBlock"],
    });
  });

  it("sees a default tag of the provider that the resource does not have yet", () => {
    const session = sessionWith({ defaultTags: JSON.stringify({ tags: { team: "a" } }) });
    expect(diff(vpc, session, known(vpc, cidr), wanted(vpc, cidr)).changed).toEqual(["tagsAll"]);
  });

  it("replaces for another region", () => {
    const news = wanted(vpc, { ...cidr, region: "us-east-1" });
    expect(diff(vpc, sessionWith(), known(vpc, cidr), news).replaces).toEqual(["region"]);
  });

  it("takes a list of routes as a set, and none given as none of its business", () => {
    const one = { cidrBlock: "10.1.0.0/24", gatewayId: "igw-1" };
    const other = { cidrBlock: "10.2.0.0/24", gatewayId: "igw-1" };
    const olds = known(routeTable, { vpcId: "vpc-1", routes: [one, other] });
    const changed = (news: Properties) =>
      diff(routeTable, sessionWith(), olds, wanted(routeTable, { vpcId: "vpc-1", ...news }))
        .changed;
    expect(changed({ routes: [other, one] })).toEqual([]);
    expect(changed({})).toEqual([]);
    expect(changed({ routes: [one] })).toEqual(["routes"]);
  });

  it("deletes a group before its replacement only where the name was given", () => {
    const isFirst = (news: Properties) =>
      diff(group, sessionWith(), known(group, news), wanted(group, news)).deleteBeforeReplace;
    expect(isFirst({ name: "given" })).toBe(true);
    expect(isFirst({})).toBe(false);
  });
});

describe("a preview", () => {
  it("tells inputs and tags, and leaves open what only AWS can tell", async () => {
    const session = sessionWith({ defaultTags: JSON.stringify({ tags: { team: "a" } }) });
    const inputs = wanted(vpc, { cidrBlock: "10.0.0.0/16", tags: { Name: "n" } });
    const { state } = await lifecycle.create(vpc, session, "it", inputs, true);
    expect(state).toMatchObject({
      arn: UNKNOWN,
      cidrBlock: "10.0.0.0/16",
      region: "eu-west-1",
      tagsAll: { team: "a", Name: "n" },
    });
    expect(state).not.toHaveProperty("__defaults");
  });

  it("keeps in an update what the update does not touch", async () => {
    const olds = wanted(vpc, { cidrBlock: "10.0.0.0/16", tags: { Name: "n" } });
    const known = {
      id: "vpc-1",
      state: { ...olds, arn: "a", tagsAll: { Name: "n" } },
      inputs: olds,
    };
    const news = wanted(vpc, { cidrBlock: "10.0.0.0/16" });
    const state = await lifecycle.update(vpc, sessionWith(), known, news, true);
    expect(state).toMatchObject({ arn: "a", cidrBlock: "10.0.0.0/16", tagsAll: {} });
    expect(state).not.toHaveProperty("tags");
  });
});

describe("the configuration", () => {
  const configured = (others: Record<string, string>) =>
    new AwsProvider().configure(variablesAt(NOWHERE, others));

  it("refuses an option it would have to ignore", async () => {
    await expect(configured({ profile: "mine" })).rejects.toThrow(
      "AWS provider: the small local plugin does not have profile. Use the real plugin.",
    );
  });

  it("checks the region when asked to", async () => {
    await configured({ region: "mars", skipRegionValidation: "true" });
    await expect(configured({ region: "mars", skipRegionValidation: "false" })).rejects.toThrow(
      "AWS provider: invalid AWS Region: mars",
    );
  });

  it("checks the credentials unless told not to", async () => {
    const failing = configured({ skipCredentialsValidation: "false" });
    await expect(failing).rejects.toThrow(/^AWS provider: validating credentials: .*ECONNREFUSED/);
    await expect(failing).rejects.not.toThrow("not-to-be-shown");
  });

  it("never reaches for the real AWS when no endpoint is given", async () => {
    const provider = new AwsProvider();
    await provider.configure(variablesAt(NOWHERE, { endpoints: "[]" }));
    await expect(provider.invoke("aws:ec2/getVpc:getVpc", {})).rejects.toThrow("no endpoint");
  });

  it("names a type or function it does not have", async () => {
    const provider = new AwsProvider();
    const urn = "urn:pulumi:s::p::aws:s3/bucket:Bucket::b";
    expect(() => provider.check(urn, {}, {})).toThrow(
      "aws:s3/bucket:Bucket: the small local AWS plugin does not have it. Use the real plugin.",
    );
    expect(() => provider.invoke("aws:s3/getBucket:getBucket", {})).toThrow("aws:s3/getBucket");
    await Promise.resolve();
  });
});
