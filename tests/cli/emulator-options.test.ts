import { toTigerCloudOptions, type EmulatorFlags } from "../../cli/emulator-options";

const NONE: EmulatorFlags = {
  port: "0",
  latency: [],
  service: [],
  plan: "SCALE",
  autoAccept: true,
  movingEndpoints: false,
  strayAccepterIds: false,
};

function problemsOf(flags: Partial<EmulatorFlags>): string[] {
  try {
    toTigerCloudOptions({ ...NONE, ...flags });
  } catch (error) {
    return (error as { problems: string[] }).problems;
  }
  return [];
}

test("nothing given leaves the emulator its defaults", () => {
  expect(toTigerCloudOptions(NONE)).toEqual({
    port: 0,
    planType: "SCALE",
    latenciesMs: {},
    services: [],
    autoAccept: true,
    movingEndpoints: false,
    strayAccepterIds: false,
  });
});

test("everything given arrives", () => {
  const options = toTigerCloudOptions({
    port: "8080",
    latencyMs: "7",
    latency: ["attach=900", "vpc=0"],
    service: ["db:us-east-1", "log:eu-west-1:svc2"],
    plan: "performance",
    publicKey: "public",
    secretKey: "se:cret",
    autoAccept: false,
    movingEndpoints: true,
    strayAccepterIds: true,
    ec2Endpoint: "http://127.0.0.1:5000",
    ec2AccountId: "999900001111",
  });
  expect(options).toEqual({
    port: 8080,
    planType: "PERFORMANCE",
    latenciesMs: {
      vpc: 0,
      peering: 7,
      arrival: 7,
      activation: 7,
      cidrUpdate: 7,
      peeringDelete: 7,
      vpcDelete: 7,
      attach: 900,
      detach: 7,
      claimable: 7,
      sync: 7,
      privateLinkAttach: 7,
      privateLinkDetach: 7,
    },
    services: [
      { name: "db", regionCode: "us-east-1" },
      { name: "log", regionCode: "eu-west-1", id: "svc2" },
    ],
    publicKey: "public",
    secretKey: "se:cret",
    autoAccept: false,
    movingEndpoints: true,
    strayAccepterIds: true,
    ec2: { endpoint: "http://127.0.0.1:5000", accountId: "999900001111" },
  });
});

test("all that is wrong is told at once", () => {
  const flags = {
    port: "70000",
    latencyMs: "-1",
    latency: ["attach", "attach=soon", "vcp=5"],
    service: ["db", "a:us-east-1:one", "b:us-east-1:one"],
    plan: "GOLD",
    publicKey: "a:b",
    secretKey: "",
    ec2Endpoint: "localhost",
    ec2AccountId: "12",
  };
  const steps =
    "Give step=milliseconds, where the step is one of " +
    "vpc, peering, arrival, activation, cidrUpdate, peeringDelete, vpcDelete, attach, detach, " +
    "claimable, sync, privateLinkAttach, privateLinkDetach.";
  expect(problemsOf(flags)).toEqual([
    "--port: 70000 is no port. Give a whole number from 0 to 65535.",
    "--plan: GOLD is no plan. Give one of FREE, PERFORMANCE, SCALE, ENTERPRISE.",
    "--latency-ms: -1 is no time. Give whole milliseconds.",
    `--latency: attach is not understood. ${steps}`,
    `--latency: attach=soon is not understood. ${steps}`,
    `--latency: vcp=5 is not understood. ${steps}`,
    "--service: db is not understood. Give name:region or name:region:id.",
    "--service: the id one comes twice. Give each service an id of its own.",
    "--public-key: it has a colon, which ends it in Basic auth. Give one without.",
    "--secret-key: it is empty. Give some text.",
    "--ec2-account-id: 12 is no AWS account. Give its 12 digits.",
    "--ec2-endpoint: localhost is no URL. Give one such as http://127.0.0.1:5000.",
  ]);
});

test("an account without an EC2 is told", () => {
  expect(problemsOf({ ec2AccountId: "999900001111" })).toEqual([
    "--ec2-account-id: it needs an EC2. Give --ec2-endpoint as well.",
  ]);
});
