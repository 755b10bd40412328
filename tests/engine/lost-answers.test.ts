import { programs, SERVICE_ID, useLocalStacks, type LocalStack } from "./local-stacks";

const stacks = useLocalStacks();
let stack: LocalStack;

beforeAll(async () => {
  stack = await stacks.open(programs("resources"));
}, 120_000);

const wanted = () => ({
  vpcs: { a: { name: "a", cidr: "10.0.0.0/24", regionCode: "us-east-1" } },
  peerings: {
    p: {
      timescaleVpcId: "vpc:a",
      peerAccountId: "123456789012",
      peerRegionCode: "us-east-1",
      peerVpcId: stacks.customer.vpcId,
    },
  },
  attachments: { db: { serviceId: SERVICE_ID, timescaleVpcId: "vpc:a" } },
});

test("every answer to a POST is lost once, and one of each is made", async () => {
  const { tigerCloud } = stacks.clouds;
  for (const path of [/\/vpcs$/, /\/peerings$/, /\/attachToVPC$/]) {
    tigerCloud.injectFault({ method: "POST", path, effect: "lose-answer" });
  }
  await stack.up(wanted());
  expect(tigerCloud.vpcs).toHaveLength(1);
  expect(tigerCloud.peerings).toHaveLength(1);
  expect(tigerCloud.services).toMatchObject([{ vpcId: tigerCloud.vpcs[0]?.id, moves: 1 }]);
  await stack.succeeds("preview", "--expect-no-changes");
});

test("a refresh finds no change, and asks for each kind of thing once", async () => {
  const { tigerCloud } = stacks.clouds;
  const before = tigerCloud.requests.length;
  await stack.succeeds("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  const asked = tigerCloud.requests.slice(before).map(({ path }) => path.split("/").at(-1));
  expect(asked.sort()).toEqual(["info", "peerings", "services", "vpcs"]);
});

test("a read and a delete go on after 503, 429 and a lost answer", async () => {
  const { tigerCloud } = stacks.clouds;
  const headers = { "retry-after": "0" };
  tigerCloud.injectFault({ method: "GET", effect: "reply", status: 503, headers });
  tigerCloud.injectFault({ method: "DELETE", effect: "reply", status: 429, headers });
  tigerCloud.injectFault({ method: "DELETE", path: /\/vpcs\/\d+$/, effect: "lose-answer" });
  await stack.succeeds("destroy", "--yes", "--skip-preview");
  expect([tigerCloud.vpcs, tigerCloud.peerings]).toEqual([[], []]);
  expect(tigerCloud.services[0]).not.toHaveProperty("vpcId");
});
