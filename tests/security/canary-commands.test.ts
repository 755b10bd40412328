import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { component, exported, ours } from "../doctor/subject/states";
import { IDS, networkOf, shownState } from "../migration/states";
import { createAuthority, createCertificate, type Certificate } from "../support/certificates";
import { listen } from "../support/odd-server";
import { ROOT } from "../support/run-node";
import { startTlsAsPostgres } from "../support/tcp-server";
import { ALL_SECRETS, ENVIRONMENT, expectNoSecret, SECRETS } from "./canary-secrets";

const MAIN = join(ROOT, "dist/cli/main.js");
const VPC = "vpc-0123456789abcdef0";
let folder: string;
let urls: { tigerCloud: string; aws: string; port: number };

/** Enough for AWS to be asked as well. */
const found = (): [path: RegExp, answer: unknown][] => [
  [/\/auth\/info$/, { api_key: { project: { id: "p1" } } }],
  [
    /\/services$/,
    [
      {
        ...{ service_id: "abcde12345", name: "db", region_code: "us-east-1", status: "READY" },
        vpc_endpoint: { host: "localhost", port: urls.port, vpc_id: "1001" },
      },
    ],
  ],
  [
    /\/peerings$/,
    [
      {
        ...{ id: "2", peer_account_id: "123456789012", peer_region_code: "us-east-1" },
        ...{ peer_vpc_id: VPC, provisioned_id: "pcx-0a1b2c3d", status: "ACTIVE" },
      },
    ],
  ],
];

/** Answers as nobody should: with all that it was sent, as a code and a message. */
async function repeat(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await textOf(request);
  const { authorization = "" } = request.headers;
  const basic = Buffer.from(authorization.replace("Basic ", ""), "base64").toString();
  const said = `${basic} ${body} ${JSON.stringify(request.headers)}`;
  const [, answer] = found().find(([path]) => path.test(request.url ?? "")) ?? [];
  if (answer !== undefined) {
    response.end(JSON.stringify(answer));
  } else if (body.includes("getJWT")) {
    const data = { getJWTForClientCredentials: SECRETS["the token of GraphQL"] };
    response.end(JSON.stringify({ data }));
  } else if (/aws4_request/.test(authorization)) {
    const code = SECRETS["AWS's session token"];
    const error = `<Error><Code>${code}</Code><Message>${said.replace(/[<&]/g, "")}</Message></Error>`;
    response.writeHead(403).end(`<Response><Errors>${error}</Errors></Response>`);
  } else {
    const status = (request.url ?? "").includes("query") ? 200 : 400;
    response.writeHead(status).end(JSON.stringify({ message: said, errors: [{ message: said }] }));
  }
}

/** A `pulumi` that tells a state and a configuration with secrets in clear text, and complains of them. */
async function makePulumi(state: string, config: object): Promise<void> {
  const bin = join(folder, "bin");
  await mkdir(bin);
  await writeFile(join(folder, "state"), state);
  await writeFile(join(folder, "config"), JSON.stringify(config));
  const script = `#!/bin/sh\ncase "$1" in stack) cat ${folder}/state;; config) cat ${folder}/config;; esac\n`;
  await writeFile(join(bin, "pulumi"), script);
  await chmod(join(bin, "pulumi"), 0o755);
}

const HIDDEN_IN_STATE = { password: ALL_SECRETS, connection: ENVIRONMENT.DATABASE_URL };
const STATE = exported([
  component("TimescaleNetwork", "net"),
  ours("ServiceAttachment", "main", "abcde12345", {
    inputs: { serviceId: "abcde12345", timescaleVpcId: "1001", ...HIDDEN_IN_STATE },
    outputs: { serviceId: "abcde12345", timescaleVpcId: "1001", ...HIDDEN_IN_STATE },
  }),
]);
const CONFIG = {
  "timescale:publicKey": { value: "pub", secret: false },
  "timescale:secretKey": { value: SECRETS["Tiger Cloud's secret key"], secret: true },
  "db:url": { value: ENVIRONMENT.DATABASE_URL, secret: true },
};
const PLAN = JSON.stringify({
  config: { "timescale:secretKey": "[secret]" },
  steps: [
    {
      op: "delete",
      urn: "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/timescale:TimescaleVpc::net",
      oldState: {
        ...{ type: "pulumi-nodejs:dynamic/timescale:TimescaleVpc", custom: true, id: "1" },
        urn: "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/timescale:TimescaleVpc::net",
        inputs: { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" },
      },
    },
  ],
});
const unrelated = [
  { type: "aws_db_instance", name: "x", values: HIDDEN_IN_STATE },
  { type: "timescale_service", name: "y", values: HIDDEN_IN_STATE },
];

let authority: Certificate;
let certificate: Certificate;
beforeAll(async () => {
  authority = await createAuthority("Authority of these tests");
  certificate = await createCertificate("localhost", authority);
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-test-"));
  const server = await startTlsAsPostgres(certificate, (socket) => {
    const fields = Buffer.from(`SFATAL\0C28P01\0M${ENVIRONMENT.PGPASSWORD}\0\0`);
    const head = Buffer.from([0x45, 0, 0, 0, 0]);
    head.writeInt32BE(fields.length + 4, 1);
    socket.write(Buffer.concat([head, fields]));
  });
  const http = createServer((request, response) => void repeat(request, response));
  http.on("connect", (_request, socket) => socket.end("HTTP/1.1 407 Who are you?\r\n\r\n"));
  const port = await listen(http);
  const url = `http://127.0.0.1:${port}`;
  urls = { tigerCloud: `${url}/api`, aws: url, port: server.port };
  await makePulumi(STATE, CONFIG);
  await writeFile(join(folder, "ca.pem"), authority.cert);
  await writeFile(join(folder, "plan.json"), PLAN);
  await writeFile(join(folder, "state.json"), shownState([...networkOf(IDS), ...unrelated]));
  await writeFile(join(folder, "broken"), `{"deployment": ["${ALL_SECRETS}"`);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A way to call a command. */
interface Row {
  command: string;
  args: (given: typeof urls) => string[];
  /** What must be in the output, so that a row that comes to nothing is not taken for a harmless one. */
  says: RegExp;
  env?: () => NodeJS.ProcessEnv;
}

const FORMATS = ["terminal", "markdown", "json"];
const ofVpc = () => ["--service", "abcde12345", "--vpc", VPC, "--timeout", "20"];
const inEachFormat = (row: Row): Row[] =>
  FORMATS.map((format) => ({ ...row, args: (given) => [...row.args(given), "--format", format] }));

const ROWS: Row[] = [
  ...inEachFormat({
    command: "doctor",
    args: ({ aws }) => [...ofVpc(), "--endpoint-url", aws],
    says: /failed \(without a code\)[^]*GetAllVPCs|GetAllVPCs[^]*failed \(without a code\)/,
  }),
  {
    command: "doctor",
    args: ({ aws }) => [
      "--stack",
      "dev",
      "--vpc",
      VPC,
      "--connect",
      "--endpoint-url",
      aws,
      "--ca-file",
      "ca.pem",
    ],
    says: /it answered "\[secret\]"/,
  },
  ...inEachFormat({
    command: "doctor",
    args: ({ port }) => ["--endpoint", `localhost:${port}`, "--ca-file", "ca.pem"],
    says: /28P01|it answered/,
  }),
  {
    command: "doctor",
    args: ({ aws }) => [...ofVpc(), "--endpoint-url", aws],
    env: () => ({
      TIGER_API_URL: "https://tiger.example.test/api",
      HTTPS_PROXY: urls.aws.replace("//", `//user:${SECRETS["the proxy's password"]}@`),
    }),
    says: /through the proxy http:\/\/127\.0\.0\.1:\d+/,
  },
  {
    command: "doctor",
    args: () => ["--endpoint", ENVIRONMENT.DATABASE_URL],
    says: /--endpoint: .* is not a host and a port/,
  },
  {
    command: "doctor",
    args: () => ["--endpoint-url", `http://a:${SECRETS["the proxy's password"]}@127.0.0.1:1`],
    says: /without a password/,
  },
  { command: "doctor", args: () => ["--stack", "dev"], says: /it brings no customer VPC/ },
  {
    command: "emulator",
    args: () => ["--secret-key", SECRETS["Tiger Cloud's secret key"], "--port", "x"],
    says: /--port/,
  },
  { command: "from-terraform", args: () => ["state.json"], says: /new TimescaleNetwork/ },
  { command: "from-terraform", args: () => ["state.json", "--json"], says: /"program"/ },
  { command: "from-terraform", args: () => ["broken"], says: /it is not JSON/ },
  {
    command: "review",
    args: () => ["plan.json", "--markdown", "r.md", "--json", "r.json", "--svg", "svg"],
    says: /net/,
  },
  { command: "review", args: () => ["plan.json", "--comment", "--summary"], says: /not commented/ },
  { command: "review", args: () => ["broken"], says: /JSON/ },
];

async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [MAIN, command, ...args], {
    cwd: folder,
    env: {
      PATH: `${join(folder, "bin")}${delimiter}${PATH}`,
      ...{ ...ENVIRONMENT, TIGER_API_URL: urls.tigerCloud, GITHUB_API_URL: urls.aws },
      ...{ GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "owner/repo", ...env },
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  await once(child, "close");
  return output;
}

const GIVEN = ["bin/pulumi", "state", "config", "ca.pem", "plan.json", "state.json", "broken"];

async function filesWritten(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((each) => each.isFile());
  const given = GIVEN.map((name) => join(folder, name));
  return files
    .map((each) => join(each.parentPath, each.name))
    .filter((path) => !given.includes(path));
}

test.each(ROWS.map((row, index) => [`${row.command}, number ${index + 1}`, row] as const))(
  "%s shows no secret, whoever repeats it",
  async (what, { command, args, says, env }) => {
    const output = await run(command, args(urls), env?.());
    expect(output).toMatch(says);
    expectNoSecret(output, what);
    for (const file of await filesWritten()) expectNoSecret(await readFile(file, "utf8"), file);
  },
);

test("each command has a row", async () => {
  const [, list = ""] = /\nCommands:\n([^]*)/.exec(await run("--help", [])) ?? [];
  const commands = Array.from(list.matchAll(/^ {2}(\S+)/gm), ([, name]) => name);
  expect(commands).toContain("review");
  const rows = new Set(ROWS.map(({ command }) => command));
  expect(commands.filter((name) => name !== "help").sort()).toEqual([...rows].sort());
});
