import type { EC2 } from "@aws-sdk/client-ec2";
import type { Route53 } from "@aws-sdk/client-route-53";
import type { Credentials, STS } from "@aws-sdk/client-sts";
import type { AwsClients, AwsPlace } from "./api";
import { MissingPackage, RoleNotTaken } from "./refusal";

/** The AWS SDK v3. It is installed beside this package only where somebody wants it: nothing else loads it. */
export function connectToAws(place: AwsPlace): AwsClients {
  const open: { destroy(): void }[] = [];
  const client = <Client extends { destroy(): void }>(load: () => Promise<Client>) =>
    once(async () => {
      const made = await load();
      open.push(made);
      return made;
    });
  const base = baseOf(place);
  const stsBefore = client(async () => new (await loadSts())(base));
  const configured = once(() => {
    const { roleArn, externalId } = place;
    if (roleArn === undefined) return base;
    return { ...base, credentials: once(() => takeRole(stsBefore, { roleArn, externalId })) };
  });
  const ec2 = client(async () => new (await loadEc2())(configured()));
  return {
    ec2,
    route53: client(async () => new (await loadRoute53())(configured())),
    sts: client(async () => new (await loadSts())(configured())),
    regionCode: async () => (await ec2()).config.region(),
    close: () => open.forEach((each) => each.destroy()),
  };
}

function baseOf({ profile, regionCode, endpointUrl }: AwsPlace) {
  return {
    ...(profile !== undefined && { profile }),
    ...(regionCode !== undefined && { region: regionCode }),
    ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
  };
}

/** The keys that STS gives to whoever may act in the role. */
async function takeRole(
  sts: () => Promise<STS>,
  { roleArn, externalId }: { roleArn: string; externalId: string | undefined },
) {
  try {
    const answer = await (
      await sts()
    ).assumeRole({
      RoleArn: roleArn,
      RoleSessionName: "pulumi-timescale-doctor",
      ExternalId: externalId,
    });
    const given = answer.Credentials as Required<Credentials>;
    return {
      accessKeyId: given.AccessKeyId ?? "",
      secretAccessKey: given.SecretAccessKey ?? "",
      sessionToken: given.SessionToken ?? "",
    };
  } catch (error) {
    throw new RoleNotTaken(roleArn, error);
  }
}

const loadEc2 = (): Promise<typeof EC2> =>
  loaded("@aws-sdk/client-ec2", async () => (await import("@aws-sdk/client-ec2")).EC2);

const loadRoute53 = (): Promise<typeof Route53> =>
  loaded(
    "@aws-sdk/client-route-53",
    async () => (await import("@aws-sdk/client-route-53")).Route53,
  );

const loadSts = (): Promise<typeof STS> =>
  loaded("@aws-sdk/client-sts", async () => (await import("@aws-sdk/client-sts")).STS);

async function loaded<Sdk>(name: string, load: () => Promise<Sdk>): Promise<Sdk> {
  // What the SDK warns of, the end of a version of Node, says nothing about a network.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  try {
    return await load();
  } catch {
    throw new MissingPackage(name);
  }
}

/** Calls a function at the first call, and gives what came of it to all of them. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
