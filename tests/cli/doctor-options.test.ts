import { toDoctorOptions, type DoctorFlags } from "../../cli/doctor-options";
import { UsageError } from "../../cli/usage-error";

const NOTHING: DoctorFlags = { endpoint: [], format: "terminal", timeout: "30" };
const VPC = "vpc-0123456789abcdef0";

const options = (flags: Partial<DoctorFlags>) => toDoctorOptions({ ...NOTHING, ...flags });

/** The options that are wrong. */
function wrong(flags: Partial<DoctorFlags>): string[] {
  try {
    options(flags);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).problems.map((problem) => problem.split(":")[0] ?? "");
  }
  return [];
}

test.each<[Partial<DoctorFlags>, object]>([
  [{}, { kind: "stack", stack: undefined, cwd: "." }],
  [{ stack: "dev" }, { kind: "stack", stack: "dev", cwd: "." }],
  [{ cwd: "infra" }, { kind: "stack", stack: undefined, cwd: "infra" }],
  [{ service: "main" }, { kind: "stack", stack: undefined, cwd: "." }],
  [{ vpc: VPC }, { kind: "stack", stack: undefined, cwd: "." }],
  [
    { service: "main", vpc: VPC },
    { kind: "arguments", service: "main", vpcId: VPC },
  ],
  [
    { service: "main", vpc: VPC, stack: "dev" },
    { kind: "stack", stack: "dev", cwd: "." },
  ],
  [{ endpoint: ["db:5432"] }, { kind: "endpoints" }],
  [
    { endpoint: ["db:5432"], connect: true },
    { kind: "stack", stack: undefined, cwd: "." },
  ],
  [
    { endpoint: ["db:5432"], cwd: "infra" },
    { kind: "stack", stack: undefined, cwd: "infra" },
  ],
])("%j looks at %j", (flags, source) => {
  expect(options(flags).source).toEqual(source);
});

test("what is to be chosen from a stack goes along with it", () => {
  const asked = options({ stack: "dev", service: "main", from: "10.0.1.7", region: "eu-west-1" });
  expect(asked.asked).toEqual({
    ...{ service: "main", vpcId: undefined, regionCode: "eu-west-1" },
    from: { kind: "address", address: "10.0.1.7" },
  });
});

test("endpoints are hosts with ports, IPv6 addresses in brackets", () => {
  expect(options({ endpoint: ["db.example:5432", "10.0.0.1:1", "[::1]:65535"] }).endpoints).toEqual(
    [
      { host: "db.example", port: 5432 },
      { host: "10.0.0.1", port: 1 },
      { host: "::1", port: 65_535 },
    ],
  );
});

test.each([
  "db.example",
  "db.example:0",
  "db.example:65536",
  "a b:1",
  "::1:5432",
  "x@db:1",
  ":5432",
])("%s is no endpoint", (endpoint) => {
  expect(wrong({ endpoint: [endpoint] })).toEqual(["--endpoint"]);
});

test("--json is short for its format, and does not go with another one", () => {
  expect(options({ json: true }).format).toBe("json");
  expect(options({ json: true, format: "json" }).format).toBe("json");
  expect(options({ format: "markdown" }).format).toBe("markdown");
  expect(wrong({ json: true, format: "markdown" })).toEqual(["--json"]);
});

test.each(["0", "601", "1.5", "-1", "a minute", ""])("%s is no time", (timeout) => {
  expect(wrong({ timeout })).toEqual(["--timeout"]);
});

test("certificates to trust need something to connect to", () => {
  expect(wrong({ caFile: "ca.pem" })).toEqual(["--ca-file"]);
  expect(options({ caFile: "ca.pem", connect: true }).caFile).toBe("ca.pem");
  expect(options({ caFile: "ca.pem", endpoint: ["db:5432"] }).caFile).toBe("ca.pem");
});

test("an address of AWS is a URL without a password, which is not repeated", () => {
  expect(options({ endpointUrl: "http://127.0.0.1:5000" }).endpointUrl).toBe(
    "http://127.0.0.1:5000",
  );
  const endpointUrl = "https://me:hush@aws.example";
  expect(wrong({ endpointUrl })).toEqual(["--endpoint-url"]);
  expect(() => options({ endpointUrl })).not.toThrow(/hush/);
  expect(wrong({ endpointUrl: "ftp://aws.example" })).toEqual(["--endpoint-url"]);
});

test("all that is wrong is told at once", () => {
  const all = { service: " ", vpc: "main", from: "app", region: "az-1", endpointUrl: "aws" };
  const others = { endpoint: ["db"], caFile: "", format: "html", timeout: "x" };
  expect(wrong({ ...all, ...others }).sort()).toEqual([
    ...["--endpoint", "--endpoint-url", "--format", "--from"],
    ...["--region", "--service", "--timeout", "--vpc"],
  ]);
});
