import * as pulumi from "@pulumi/pulumi";
import type { SecurityGroupChoice } from "../../../sdk/customer-vpc/arguments";
import { wearersText } from "../../../sdk/customer-vpc/group-wearers";
import { PeeredVpc } from "../../../sdk/peered-vpc/peered-vpc";
import { AWS_TEXTS } from "../aws/failure-texts";
import { failing, networkMocks, TIMESCALE_VPC, TOKENS, VPC_ID } from "../../support/network-mocks";
import { recordResources, type Mocks } from "../../support/record-resources";

const NOBODY = { description: "", instanceId: "", instanceOwnerId: "" };

/** Previews a `PeeredVpc`: the calls that look for groups and their wearers, and the warnings. */
async function preview(securityGroup: SecurityGroupChoice, calls: Mocks["calls"] = {}) {
  const warnings: string[] = [];
  const warn = jest.spyOn(pulumi.log, "warn").mockImplementation((message) => {
    warnings.push(message);
    return Promise.resolve();
  });
  try {
    const mocks = networkMocks();
    const recording = await recordResources(
      { ...mocks, calls: { ...mocks.calls, ...calls }, preview: true },
      () =>
        new PeeredVpc("app", {
          timescaleVpc: TIMESCALE_VPC,
          vpcId: VPC_ID,
          routeTables: "none",
          securityGroup,
        }),
    );
    const { groups, interfaces } = TOKENS;
    const looks = recording.calls.filter(({ token }) => token === groups || token === interfaces);
    return { looks: looks.map(({ inputs }) => inputs), warnings, failures: recording.failures };
  } finally {
    warn.mockRestore();
  }
}

test("the preview of a group that stays asks AWS nothing of it", async () => {
  expect(await preview("dedicated")).toEqual({ looks: [], warnings: [], failures: [] });
});

test("where another group was chosen, the preview names what wears the dedicated one", async () => {
  const { looks, warnings } = await preview("none", {
    [TOKENS.groups]: () => ({ ids: ["sg-0000000a"], vpcIds: [VPC_ID] }),
    [TOKENS.interfaces]: () => ({ ids: ["eni-2", "eni-1"] }),
    [TOKENS.interface]: ({ id }) => ({ id, description: "", attachments: [] }),
  });
  expect(looks).toEqual([
    {
      filters: [
        { name: "group-name", values: ["app-client-*"] },
        { name: "description", values: ["Workloads that use a database on Tiger Cloud"] },
        { name: "vpc-id", values: [VPC_ID] },
      ],
    },
    { filters: [{ name: "group-id", values: ["sg-0000000a"] }] },
  ]);
  const wearers = ["eni-1", "eni-2"].map((id) => ({ ...NOBODY, id }));
  expect(warnings).toEqual([wearersText("sg-0000000a", 2, wearers)]);
});

test("a look that AWS does not allow is warned of, with the right that is missing", async () => {
  const { warnings, failures } = await preview("default", {
    [TOKENS.groups]: failing(AWS_TEXTS.notAllowed),
  });
  expect(failures).toEqual([]);
  expect(warnings.join()).toMatch(
    /^securityGroup: what wears the group that goes cannot be told: AWS did not allow it \(.*\)\. Allow ec2:\w+ to the identity/,
  );
});

test("a group that nothing wears, and a VPC that is not there, are not warned of", async () => {
  const groups = () => ({ ids: ["sg-0000000a"], vpcIds: [VPC_ID] });
  const unworn = { [TOKENS.groups]: groups, [TOKENS.interfaces]: () => ({ ids: [] }) };
  expect(await preview("none", unworn)).toMatchObject({ warnings: [], failures: [] });
  const nowhere = { [TOKENS.groups]: failing(AWS_TEXTS.vpcGone) };
  expect(await preview("none", nowhere)).toMatchObject({ warnings: [], failures: [] });
});

test.each([
  ["the interfaces", { [TOKENS.interfaces]: failing(AWS_TEXTS.notAllowed) }],
  [
    "one of the interfaces",
    {
      [TOKENS.interfaces]: () => ({ ids: ["eni-1"] }),
      [TOKENS.interface]: failing(AWS_TEXTS.notAllowed),
    },
  ],
])("where AWS does not show %s, that is warned of", async (_what, calls) => {
  const groups = () => ({ ids: ["sg-0000000a"], vpcIds: [VPC_ID] });
  const { warnings, failures } = await preview("none", { [TOKENS.groups]: groups, ...calls });
  expect(failures).toEqual([]);
  expect(warnings).toEqual([
    expect.stringMatching(/^securityGroup: what wears the group that goes cannot be told: AWS did/),
  ]);
});

test("a warning of one interface speaks of one", () => {
  expect(wearersText("sg-1", 1, [{ ...NOBODY, id: "eni-3" }])).toMatch(
    /and a network interface wears it: eni-3\. /,
  );
});

test("a warning tells whose each interface is, and how many more there are", () => {
  const shown = [
    { id: "eni-1", description: "worker", instanceId: "i-1", instanceOwnerId: "123456789012" },
    { id: "eni-2", description: "ELB app/x", instanceId: "", instanceOwnerId: "amazon-elb" },
    { ...NOBODY, id: "eni-3" },
  ];
  expect(wearersText("sg-1", 5, shown)).toBe(
    'securityGroup: sg-1 goes if this stack made it, and 5 network interfaces wear it: eni-1 ("worker", instance i-1), eni-2 ("ELB app/x", of amazon-elb), eni-3, and 2 more. ' +
      "AWS does not delete it before: its rules stay, and the update fails after 5 minutes. Give what wears it another group first.",
  );
});
