import * as pulumi from "@pulumi/pulumi";
import {
  getPrivateEndpointService,
  getPrivateEndpointServiceOutput,
  getService,
  getServicesOutput,
  getTimescalePeeringOutput,
  getTimescaleVpc,
  getTimescaleVpcOutput,
  getTimescaleVpcs,
  getTimescaleVpcsOutput,
  getTransitGatewayPeering,
  getTransitGatewayPeeringOutput,
  TimescaleVpc,
} from "../../../sdk";
import { createApi } from "../../../provider/tiger-cloud/client";
import { LATENCIES_MS, startWithVpc, VPC } from "../../local/tiger-cloud/start-cloud";
import { failureOf } from "../../support/failure-of";
import { networkMocks } from "../../support/network-mocks";
import { recordResources, valueOf } from "../../support/record-resources";
import { runNode } from "../../support/run-node";
import { unknownOutput } from "../../support/unknown-output";

const NET = { id: "1001", name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };

const COMPONENT = "test:index:Component";

/** A program on mocks, which must not fail, whose stack leads to an emulator with a VPC and a service. */
async function run(program: () => unknown, preview = false) {
  const services = [{ id: "db01", name: "metrics", regionCode: "us-east-1" }];
  const setup = await startWithVpc({ services });
  const { apiUrl, publicKey, secretKey } = setup.cloud;
  const mocks = networkMocks();
  const outputs = { ...mocks.outputs, [COMPONENT]: {} };
  const recording = await recordResources({ ...mocks, outputs, preview }, () => {
    pulumi.runtime.setAllConfig(
      {
        "timescale:apiUrl": apiUrl,
        "timescale:publicKey": publicKey,
        "timescale:secretKey": secretKey,
      },
      ["timescale:secretKey"],
    );
    return program();
  });
  expect(recording.failures).toEqual([]);
  return { ...setup, recording };
}

const isKnown = (output: pulumi.Output<unknown>) =>
  (output as unknown as { isKnown: Promise<boolean> }).isKnown;

test("the plain form gives a promise of what there is", async () => {
  await run(async () => {
    expect(await getTimescaleVpc({ name: "net" })).toEqual(NET);
    expect(await getTimescaleVpcs()).toEqual([NET]);
    expect(await getService({ id: "db01" })).toMatchObject({ name: "metrics", isPrivate: false });
  });
});

test("the service of private endpoints is looked up in both forms", async () => {
  await run(async () => {
    const regionCode = "us-east-1";
    const found = await getPrivateEndpointService({ regionCode });
    expect(found.serviceName).toMatch(/^com\.amazonaws\.vpce\.us-east-1\.vpce-svc-/);
    const { serviceName } = getPrivateEndpointServiceOutput({
      regionCode: pulumi.output(regionCode),
    });
    expect(await valueOf(serviceName)).toBe(found.serviceName);
    expect(await valueOf(getTimescaleVpcsOutput())).toEqual([NET]);
  });
});

test("a peering with a transit gateway is looked up in both forms, and told where there is none", async () => {
  const GATEWAY = "tgw-0123456789abcdef0";
  const pair = { timescaleVpcId: "1001", transitGatewayId: GATEWAY };
  await run(async () => {
    const { message } = await failureOf(getTransitGatewayPeering(pair));
    expect(message).toMatch(
      /^Peering with a transit gateway with .*: there is none, .*\[NotFound\]$/,
    );
    const api = createApi({
      ...{ apiUrl: "", publicKey: "", secretKey: "", projectId: undefined },
      ...Object.fromEntries(
        Object.entries(pulumi.runtime.allConfig()).map(([key, value]) => [
          key.replace("timescale:", ""),
          value,
        ]),
      ),
    });
    const { id } = await api.transitGatewayPeerings.create({
      ...{ ...pair, peerAccountId: "123456789012", peerRegionCode: "us-east-1" },
      cidrBlocks: ["10.20.0.0/16"],
    });
    expect(await getTransitGatewayPeering(pair)).toMatchObject({ ...pair, id: `1001/${id}` });
    const output = getTransitGatewayPeeringOutput({
      ...pair,
      timescaleVpcId: pulumi.output("1001"),
    });
    expect(await valueOf(output)).toMatchObject({ id: `1001/${id}` });
  });
});

test("the output form takes outputs, and its result is an argument of a resource", async () => {
  const { recording } = await run(async () => {
    const vpc = getTimescaleVpcOutput({ name: pulumi.output("net") });
    expect(await valueOf(vpc)).toEqual(NET);
    new TimescaleVpc("copy", { name: vpc.name, cidr: vpc.cidr, regionCode: vpc.regionCode });
    expect(await valueOf(getServicesOutput())).toMatchObject([{ id: "db01" }]);
  });
  const { name, cidr, regionCode } = NET;
  expect(recording.resources).toMatchObject([{ name: "copy", inputs: { name, cidr, regionCode } }]);
});

test("a secret argument makes a secret result", async () => {
  await run(async () => {
    const vpc = getTimescaleVpcOutput({ name: pulumi.secret("net") });
    expect(await pulumi.isSecret(vpc)).toBe(true);
    expect(await pulumi.isSecret(getTimescaleVpcOutput({ name: "net" }))).toBe(false);
  });
});

/** A resource that is yet to be made: its name is known, its id is not. */
function yetToBeMade(name: string, parent?: pulumi.Resource): TimescaleVpc {
  const made = new TimescaleVpc(
    name,
    { cidr: "10.0.0.0/24", regionCode: "us-east-1" },
    { ...(parent && { parent }) },
  );
  Object.defineProperty(made, "id", { value: unknownOutput() });
  return made;
}

class Component extends pulumi.ComponentResource {
  constructor(name: string) {
    super(COMPONENT, name);
    yetToBeMade(`${name}-vpc`, this);
    this.registerOutputs();
  }
}

test("while an argument is unknown the result is, and nothing is asked", async () => {
  const { cloud } = await run(async () => {
    const peering = getTimescalePeeringOutput({ timescaleVpcId: unknownOutput(), peerVpcId: "x" });
    expect(await isKnown(peering)).toBe(false);
  }, true);
  expect(cloud.requests.filter(({ method }) => method === "GET")).toEqual([]);
});

test("while what an argument comes from, or what it depends on, is yet to be made the result is unknown", async () => {
  await run(async () => {
    const vpc = yetToBeMade("new");
    expect(await isKnown(vpc.name)).toBe(true);
    const results = [
      getTimescaleVpcOutput({ name: vpc.name }),
      getTimescaleVpcOutput({ name: "net" }, { dependsOn: vpc }),
      getTimescaleVpcOutput({ name: "net" }, { dependsOn: [pulumi.output(vpc)] }),
    ];
    expect(await Promise.all(results.map(isKnown))).toEqual([false, false, false]);
    expect(await isKnown(getTimescaleVpcOutput({ name: "net" }))).toBe(true);
  }, true);
});

test("a component of dependsOn stands for its children", async () => {
  await run(async () => {
    const result = getTimescaleVpcOutput({ name: "net" }, { dependsOn: new Component("whole") });
    expect(await isKnown(result)).toBe(false);
  }, true);
});

test("in an up, a look-up waits for what it depends on", async () => {
  await run(async () => {
    const { cloud, call, clock } = await startWithVpc();
    pulumi.runtime.setAllConfig(
      { ...pulumi.runtime.allConfig(), "timescale:apiUrl": cloud.apiUrl },
      ["timescale:secretKey"],
    );
    const made = (async () => {
      // So long that a look-up which does not wait is over by then.
      expect(await getTimescaleVpcs()).toEqual([NET]);
      await call("POST", "/vpcs", { ...VPC, name: "late" });
      await clock.advance(LATENCIES_MS.vpc);
      return new TimescaleVpc("late", { cidr: "10.0.0.0/24", regionCode: "us-east-1" });
    })();
    const late = getTimescaleVpcOutput({ name: "late" }, { dependsOn: made });
    expect(await valueOf(late)).toMatchObject({ id: "1002" });
  });
});

test("a failure has no stack trace, the code at its end and no key in it", async () => {
  await run(async () => {
    const failure = await failureOf(getTimescaleVpc({ name: "nett" }));
    expect(pulumi.RunError.isInstance(failure)).toBe(true);
    expect(failure.stack).toBe("");
    expect(failure.message).toBe(
      'Timescale VPC with name "nett": there is none. ' +
        'There is 1: 1001 ("net", 10.0.0.0/24, us-east-1). Did you mean name "net"? [NotFound]',
    );
    const parent = new pulumi.ComponentResource(COMPONENT, "parent");
    const shown = await failureOf(getTimescaleVpc({ name: "nett" }, { parent }));
    expect(pulumi.ResourceError.isInstance(shown)).toBe(true);
    expect(shown).toMatchObject({ hideStack: true, resource: parent, message: failure.message });
  });
});

test("an output among the arguments of the plain form is refused with the form to use", async () => {
  const args = { name: pulumi.output("net"), id: Promise.resolve("1") } as object;
  expect((await failureOf(getTimescaleVpc(args))).message).toBe(
    "getTimescaleVpc: name: got an output or promise; allowed is a plain value. Use getTimescaleVpcOutput.\n" +
      "getTimescaleVpc: id: got an output or promise; allowed is a plain value. Use getTimescaleVpcOutput.",
  );
});

test("after a look-up no connection keeps the program from ending", async () => {
  const { cloud } = await startWithVpc();
  const script = `
    const [, sdk, TIGER_API_URL, TIGER_PUBLIC_KEY, TIGER_SECRET_KEY] = process.argv;
    Object.assign(process.env, { TIGER_API_URL, TIGER_PUBLIC_KEY, TIGER_SECRET_KEY });
    require(sdk).getTimescaleVpcs().then((found) => setImmediate(() => {
      const open = process.getActiveResourcesInfo().filter((kind) => /TCP|TLS|Timeout/.test(kind));
      console.log(JSON.stringify([found.length, open]));
    }));
  `;
  const args = [cloud.apiUrl, cloud.publicKey, cloud.secretKey];
  expect(await runNode(script, process.cwd(), args)).toEqual([1, []]);
});

test("a program that looks nothing up loads neither the client nor got", async () => {
  const script = `
    const sdk = require(process.argv[1]);
    const loaded = () => Object.keys(require.cache).filter((path) => /provider.lookups|provider.api|node_modules.got/.test(path)).length;
    const before = loaded();
    sdk.getTimescaleVpc({}).catch(() => console.log(JSON.stringify([before, loaded() > 0])));
  `;
  expect(await runNode(script, process.cwd())).toEqual([0, true]);
});
