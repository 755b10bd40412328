import type { AwsWanted } from "../../doctor/collect/aws/wanted";
import type { ConnectTarget } from "../../doctor/connect/connect";
import { examine, type Collectors } from "../../doctor/examine";
import type { AwsFacts } from "../../doctor/facts/aws";
import type { LiveFacts } from "../../doctor/facts/live";
import type { TigerCloudFacts } from "../../doctor/facts/tiger-cloud";
import { RULES } from "../../doctor/rules";
import { NO_STACK } from "../../doctor/subject/no-stack";
import type { Subject } from "../../doctor/subject/subject";
import { endpointCase, peering, peeringCase, seen, UNSEEN } from "./facts";
import { ANSWERS } from "./render/diagnoses";

const SOUND = peeringCase();
const HOST = SOUND.targets[0]!.host;

const WITHOUT_STACK: Subject = {
  ...{ title: "main from vpc-1", services: [{ id: "kd9w2xp4mz" }], stack: NO_STACK },
  customerVpcs: [
    {
      ...{
        vpcId: "vpc-1",
        regionCode: "eu-west-1",
        accountId: undefined,
        clientGroupIds: ["sg-1"],
      },
      access: { profile: undefined, roleArn: undefined, externalId: undefined },
    },
  ],
  from: undefined,
};

const PEERING = { name: "app", timescaleVpcId: "1001", peeringId: "5001", peerVpcId: "vpc-1" };

const OF_STACK: Subject = {
  ...WITHOUT_STACK,
  stack: {
    ...NO_STACK,
    attachments: [{ name: "main", serviceId: "kd9w2xp4mz", timescaleVpcId: "1001" }],
    peerings: [{ ...PEERING, provisionedId: "pcx-1" }],
  },
};

interface World {
  tigerCloud?: Partial<TigerCloudFacts>;
  aws?: Partial<AwsFacts>;
  live?: (target: ConnectTarget) => LiveFacts;
}

/** Collectors that note what they are asked, in order. */
function world({ tigerCloud, aws, live }: World = {}) {
  const asked: string[] = [];
  const wanted: AwsWanted[] = [];
  const collectors: Collectors = {
    tigerCloud: async () => {
      asked.push("Tiger Cloud is asked");
      await Promise.resolve();
      asked.push("Tiger Cloud has answered");
      return { ...SOUND.tigerCloud, ...tigerCloud };
    },
    aws: (one) => {
      asked.push("AWS is asked");
      wanted.push(one);
      return Promise.resolve({ ...SOUND.aws, ...aws });
    },
    connect: (target) => {
      asked.push(`${target.role} ${target.host}:${target.port}`);
      return Promise.resolve(
        live?.(target) ?? { ...ANSWERS, ...target, serviceId: target.serviceId },
      );
    },
  };
  return { asked, wanted, collectors };
}

const ALONE = { connect: false, endpoints: [] };

test("without a stack AWS is asked for what Tiger Cloud tells", async () => {
  const { asked, wanted, collectors } = world();
  const said = await examine({ subject: WITHOUT_STACK, ...ALONE }, collectors, RULES);
  expect(said).toMatchObject({ title: "main from vpc-1", state: "well", findings: [] });
  expect(asked).toEqual(["Tiger Cloud is asked", "Tiger Cloud has answered", "AWS is asked"]);
  expect(wanted).toMatchObject([{ peeringConnectionIds: ["pcx-1"], vpcIdsWithZones: [] }]);
});

test("both clouds are asked side by side where the stack's state has all ids", async () => {
  const { asked, wanted, collectors } = world();
  const said = await examine({ subject: OF_STACK, ...ALONE }, collectors, RULES);
  expect(said).toMatchObject({ state: "well", findings: [], unseen: [] });
  expect(asked).toEqual(["Tiger Cloud is asked", "AWS is asked", "Tiger Cloud has answered"]);
  expect(wanted).toMatchObject([{ peeringConnectionIds: ["pcx-1"] }]);
});

test("AWS is asked once more for what the state did not know", async () => {
  const moved = peering({ provisionedId: "pcx-2" });
  const { wanted, collectors } = world({
    tigerCloud: { peerings: new Map([["1001", seen([moved])]]) },
  });
  await examine({ subject: OF_STACK, ...ALONE }, collectors, RULES);
  expect(wanted).toMatchObject([
    { peeringConnectionIds: ["pcx-1"] },
    { peeringConnectionIds: ["pcx-2"], customerVpcs: [{ vpcId: "vpc-1" }], from: undefined },
  ]);
});

test("a peering that has no id yet, and a private endpoint, wait for Tiger Cloud", async () => {
  const { stack } = OF_STACK;
  const endpoint = {
    ...{ name: "app", serviceId: "kd9w2xp4mz", vpcEndpointId: "vpce-1" },
    ...{ connectionId: "7001", customerVpcId: "vpc-1" },
  };
  const { tigerCloud, aws } = endpointCase();
  const stacks = [
    { ...stack, peerings: [{ ...PEERING, provisionedId: undefined }] },
    { ...NO_STACK, privateEndpoints: [endpoint] },
  ];
  const [ofPeering, ofEndpoint] = [world(), world({ tigerCloud, aws })];
  await examine(
    { subject: { ...OF_STACK, stack: stacks[0]! }, ...ALONE },
    ofPeering.collectors,
    RULES,
  );
  await examine(
    { subject: { ...OF_STACK, stack: stacks[1]! }, ...ALONE },
    ofEndpoint.collectors,
    RULES,
  );
  for (const { asked } of [ofPeering, ofEndpoint]) {
    expect(asked.slice(0, 2)).toEqual(["Tiger Cloud is asked", "Tiger Cloud has answered"]);
  }
  expect(ofEndpoint.wanted).toMatchObject([{ vpcIdsWithZones: ["vpc-1"] }]);
});

test("a Tiger Cloud that cannot be asked leaves the half of AWS", async () => {
  const nothing = { services: UNSEEN, timescaleVpcs: UNSEEN, vpcStates: UNSEEN };
  const { collectors } = world({ tigerCloud: { ...nothing, peerings: new Map() } });
  const said = await examine({ subject: OF_STACK, ...ALONE }, collectors, RULES);
  expect(said.state).toBe("unseen");
  const states = said.ways[0]?.links.map(({ link, state }) => [link, state]);
  expect(states).toContainEqual(["service", "unseen"]);
  expect(states).toContainEqual(["network-acls", "sound"]);
});

describe("--from", () => {
  const from = { kind: "subnet", subnetId: "subnet-7" } as const;

  test("that AWS does not have is an error", async () => {
    const { collectors } = world({ aws: { from: seen(undefined) } });
    const subject = { ...WITHOUT_STACK, from };
    await expect(examine({ subject, ...ALONE }, collectors, RULES)).rejects.toThrow(
      "Client subnet-7: AWS has none of it in the VPCs that were looked at. " +
        "Check --from, --region and --profile.",
    );
  });

  test("that could not be looked for is said, and every subnet judged", async () => {
    const { collectors } = world({ aws: { from: UNSEEN } });
    const said = await examine(
      { subject: { ...WITHOUT_STACK, from }, ...ALONE },
      collectors,
      RULES,
    );
    expect(said.state).toBe("unseen");
    expect(said.unseen).toEqual([
      { link: "routes", subject: "Client subnet-7", reason: "no right to ask" },
    ]);
    expect(said.ways[0]?.clients).toHaveLength(2);
  });
});

describe("live", () => {
  const answers = (target: ConnectTarget): LiveFacts => ({
    ...{ ...ANSWERS, ...target, serviceId: target.serviceId },
  });

  test("each endpoint of the services is asked once, with what its name must lead to", async () => {
    const { asked, collectors } = world({ live: answers });
    const questions = { connect: true, endpoints: [{ host: HOST, port: 5432 }] };
    const said = await examine({ subject: WITHOUT_STACK, ...questions }, collectors, RULES);
    expect(asked.slice(3)).toEqual([`primary ${HOST}:5432`]);
    expect(said).toMatchObject({ state: "well", live: [{ host: HOST, serviceId: "kd9w2xp4mz" }] });
    expect(said.ways[0]?.links.at(-1)).toMatchObject({ link: "connection", state: "sound" });
  });

  test("a name that leads out of the Timescale VPC is found", async () => {
    const public_ = { state: "done", value: ["8.8.8.8"] } as const;
    const { collectors } = world({
      live: (target) => ({ ...answers(target), addresses: public_ }),
    });
    const said = await examine(
      { subject: WITHOUT_STACK, connect: true, endpoints: [] },
      collectors,
      RULES,
    );
    expect(said.findings.map(({ check }) => check.name)).toEqual(["public-address-in-use"]);
  });

  test("an endpoint that Tiger Cloud does not tell is told by its name, as one before a move", async () => {
    const skipped = { state: "skipped" } as const;
    const fails = { state: "failed", kind: "no-name", saw: "it has no address" } as const;
    const gone = { addresses: fails, tcp: skipped, tls: skipped, server: skipped };
    const { asked, collectors } = world({ live: (target) => ({ ...answers(target), ...gone }) });
    const endpoints = [{ host: "kd9w2xp4mz.p1.tsdb.cloud.timescale.com", port: 30_001 }];
    const said = await examine(
      { subject: WITHOUT_STACK, connect: false, endpoints },
      collectors,
      RULES,
    );
    expect(asked.slice(3)).toEqual(["primary kd9w2xp4mz.p1.tsdb.cloud.timescale.com:30001"]);
    expect(said.findings.map(({ check }) => check.name)).toEqual(["endpoint-moved"]);
  });

  test("endpoints alone ask no cloud", async () => {
    const { asked, collectors } = world({ live: answers });
    const subject = { ...WITHOUT_STACK, services: [], customerVpcs: [] };
    const endpoints = [
      { host: "db-pooler.example", port: 6432 },
      { host: "DB-pooler.example", port: 6432 },
    ];
    const said = await examine({ subject, connect: false, endpoints }, collectors, RULES);
    expect(asked).toEqual(["pooler db-pooler.example:6432"]);
    expect(said).toMatchObject({ state: "well", ways: [] });
  });
});
