import { CreateVpcCommand, CreateVpcPeeringConnectionCommand } from "@aws-sdk/client-ec2";
import { homedir } from "node:os";
import { join } from "node:path";
import { ec2Client } from "../../../local/aws/clients";
import { startMoto, type Moto } from "../../../local/aws/moto";
import { withoutMarks } from "../../../local/aws/plugin/inputs";
import type { Known } from "../../../local/aws/plugin/lifecycle";
import type { Properties } from "../../../local/aws/plugin/properties";
import { AwsProvider } from "../../../local/aws/plugin/provider";

export const ACCOUNT = "111111111111";
export const VENDOR = "999999999999";
export const REGION = "eu-west-1";

const cacheHome = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
export const cacheDir = join(cacheHome, "pulumi-timescale");

/** Starts moto for the tests of one file, installing it on the first run on a machine. */
export function useMoto(): { readonly url: string } {
  let moto: Moto | undefined;
  beforeAll(async () => {
    moto = await startMoto({ cacheDir });
  }, 300_000);
  afterAll(() => moto?.stop());
  return {
    get url() {
      return moto!.url;
    },
  };
}

/** The configuration that the engine sends for a provider on the local AWS. */
export function variablesAt(url: string, others: Record<string, string> = {}) {
  const variables = {
    region: REGION,
    accessKey: "local",
    secretKey: "not-to-be-shown",
    endpoints: JSON.stringify([{ ec2: url, route53: url, sts: url }]),
    assumeRoles: JSON.stringify([{ roleArn: `arn:aws:iam::${ACCOUNT}:role/any` }]),
    skipCredentialsValidation: "true",
    ...others,
  };
  return Object.entries(variables).map(([key, value]): [string, string] => [
    `aws:config:${key}`,
    value,
  ]);
}

/** Asks, as the vendor would from a new VPC of its own, to peer with a VPC of the customer. */
export async function requestPeering(
  endpoint: string,
  { CidrBlock, region, peerVpcId }: { CidrBlock: string; region: string; peerVpcId: string },
): Promise<string> {
  const ec2 = ec2Client({ endpoint, region, accountId: VENDOR });
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock }));
  const { VpcPeeringConnection } = await ec2.send(
    new CreateVpcPeeringConnectionCommand({
      VpcId: Vpc!.VpcId,
      PeerVpcId: peerVpcId,
      PeerOwnerId: ACCOUNT,
      PeerRegion: REGION,
    }),
  );
  ec2.destroy();
  return VpcPeeringConnection!.VpcPeeringConnectionId!;
}

/** A resource of a test: it goes through what the engine would do. */
export interface Resource extends Known {
  urn: string;
}

/** Does with a provider what the engine does. */
export class Engine {
  readonly #provider = new AwsProvider();

  static async at(url: string, others: Record<string, string> = {}): Promise<Engine> {
    const engine = new Engine();
    await engine.#provider.configure(variablesAt(url, others));
    return engine;
  }

  async create(token: string, news: Properties, name = "it"): Promise<Resource> {
    const urn = `urn:pulumi:test::test::${token}::${name}`;
    const { inputs, failures } = this.#provider.check(urn, {}, news);
    expect(failures).toEqual([]);
    const { id, state } = await this.#provider.create(urn, inputs, false);
    return { urn, id, state, inputs };
  }

  diff(resource: Resource, news: Properties) {
    const { inputs } = this.#provider.check(resource.urn, resource.inputs, news);
    return this.#provider.diff(resource.urn, resource, inputs);
  }

  async update(resource: Resource, news: Properties): Promise<Resource> {
    const { inputs } = this.#provider.check(resource.urn, resource.inputs, news);
    const state = await this.#provider.update(resource.urn, resource, inputs, false);
    return { ...resource, state, inputs };
  }

  async refresh(resource: Resource): Promise<Resource | undefined> {
    const found = await this.#provider.read(resource.urn, resource);
    return found && { urn: resource.urn, ...found };
  }

  async import(token: string, id: string): Promise<Known | undefined> {
    const urn = `urn:pulumi:test::test::${token}::imported`;
    return this.#provider.read(urn, { id, state: {}, inputs: {} });
  }

  /** @param minutes the delete timeout of the resource's options */
  delete(resource: Resource, minutes?: number): Promise<void> {
    return this.#provider.delete(resource.urn, resource, minutes);
  }

  cancel(): void {
    this.#provider.cancel();
  }

  invoke(token: string, args: Properties): Promise<Properties> {
    return this.#provider.invoke(token, args);
  }
}

/** A refresh right after must find what is known, and a second preview no change. */
export async function expectSettled(engine: Engine, resource: Resource): Promise<void> {
  expect(await engine.refresh(resource)).toEqual(resource);
  expect(engine.diff(resource, withoutMarks(resource.inputs))).toMatchObject({
    changed: [],
    replaces: [],
  });
}
