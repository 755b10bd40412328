import type { TigerCloud } from "../../../local/tiger-cloud";
import { createApi } from "../../../provider/tiger-cloud/client";
import { failureOf } from "../../support/failure-of";
import { startOddServer, type OddAnswer } from "../../support/odd-server";
import { startCloud } from "../../local/tiger-cloud/start-cloud";
import { settingsFor } from "./api-on";

const VPC = { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
const NEW = { publicKey: "newer-pub", secretKey: "newer-secret-3b8" };
const OTHER = "key in the environment (TIGER_PUBLIC_KEY, TIGER_SECRET_KEY)";

/** A client with a refused key and, as the environment's, the one that was rotated to. */
function apiAfterRotation(cloud: TigerCloud, key: { publicKey?: string; secretKey: string } = NEW) {
  const { apiUrl, publicKey, secretKey } = cloud;
  const said: string[] = [];
  const settings = { apiUrl, publicKey, secretKey, projectId: undefined };
  const spare = { key: { publicKey, ...key }, warn: (line: string) => said.push(line) };
  return { api: createApi(settings, undefined, spare), said, rotate: () => cloud.rotateKey(key) };
}

const answersOf = (cloud: TigerCloud) =>
  cloud.requests.map(({ method, path, status }) => `${method} ${path.slice(14)} ${status}`);

test("a refused key gives way to the environment's, which is said once and without a key", async () => {
  const { cloud } = await startCloud();
  const { api, said, rotate } = apiAfterRotation(cloud, { secretKey: NEW.secretKey });
  rotate();
  const [vpcs, services, account] = await Promise.all([
    api.vpcs.listFresh(),
    api.services.listFresh(),
    api.account(),
  ]);
  expect({ vpcs, services, account }).toEqual({
    ...{ vpcs: [], services: [] },
    account: { projectId: "localproj1", planType: "SCALE" },
  });
  await api.vpcs.listFresh();
  expect(said).toEqual([
    `Tiger Cloud API key: the configured one was refused, so the ${OTHER} is used. ` +
      "Refresh and destroy have the configuration of the last `pulumi up`: run one to renew it.",
  ]);
  expect(answersOf(cloud).filter((line) => line.endsWith("401"))).toHaveLength(1);
});

test("a key that works is used, whatever the environment holds", async () => {
  const { cloud } = await startCloud();
  const { api, said } = apiAfterRotation(cloud);
  await api.vpcs.create(VPC);
  expect(said).toEqual([]);
  expect(answersOf(cloud)).toEqual(["GET /auth/info 200", "POST /projects/localproj1/vpcs 201"]);
});

test("a create that is refused half-way is carried out once, in the project told before", async () => {
  const { cloud } = await startCloud();
  const { api, rotate } = apiAfterRotation(cloud);
  await api.vpcs.listFresh();
  rotate();
  expect(await api.vpcs.create(VPC)).toMatchObject({ id: "1001" });
  expect(cloud.vpcs).toHaveLength(1);
  expect(answersOf(cloud).slice(2)).toEqual([
    "POST /projects/localproj1/vpcs 401",
    "GET /auth/info 200",
    "POST /projects/localproj1/vpcs 201",
  ]);
});

test("where both keys are refused, one message says so", async () => {
  const { cloud } = await startCloud();
  const { api, said } = apiAfterRotation(cloud);
  cloud.rotateKey({ secretKey: "a third" });
  const failures = [await failureOf(api.vpcs.listFresh()), await failureOf(api.vpcs.listFresh())];
  for (const failure of failures) {
    expect(failure).toMatchObject({ code: "Unauthorized" });
    expect(failure.message).toMatch(/^Tiger Cloud API key: .* answered 401 to GET \/auth\/info /);
    expect(failure.message).toMatch(/add --run-program, or set the new key in the environment\. /);
    expect(failure.message.endsWith(` The ${OTHER} was refused as well.`)).toBe(true);
    expect(failure.message).not.toContain(NEW.secretKey);
  }
  expect(said).toEqual([]);
  expect(answersOf(cloud)).toEqual(Array(3).fill("GET /auth/info 401"));
});

const told = (id: string): OddAnswer => ({
  status: 200,
  body: JSON.stringify({ api_key: { project: { id, plan_type: "SCALE" } } }),
});
const REFUSED: OddAnswer = { status: 401 };
const GONE: OddAnswer = { status: 404 };
const FOUND: OddAnswer = {
  status: 200,
  body: JSON.stringify({ ...VPC, id: "1", region_code: "us-east-1" }),
};

async function apiWithAnswers(projectId: string | undefined, ...answers: OddAnswer[]) {
  const server = await startOddServer(...answers);
  const said: string[] = [];
  const warn = (line: string) => said.push(line);
  const api = createApi(settingsFor(server, { projectId }), undefined, { key: NEW, warn });
  return { api, said, server };
}

test("a key of another project than the configured one is not used", async () => {
  const { api, said, server } = await apiWithAnswers("p1", REFUSED, told("p2"));
  const failure = await failureOf(api.vpcs.get("1"));
  expect(failure.message.endsWith(` The ${OTHER} is of another project.`)).toBe(true);
  expect(said).toEqual([]);
  expect(server.seen.map(({ url }) => url)).toEqual([
    ...["/api/projects/p1/vpcs/1", "/api/auth/info"],
  ]);
});

test("a key of another project than the former key told is not used", async () => {
  const { api } = await apiWithAnswers(undefined, told("p1"), REFUSED, told("p2"));
  const failure = await failureOf(api.vpcs.get("1"));
  expect(failure.message).toContain("is of another project");
});

const UNPROVEN =
  ` Nothing shows that the ${OTHER} is of the same project: ` +
  "set TIGER_PROJECT_ID to the project's id.";

test("what a key of a project that may be another does not see is not gone", async () => {
  const { api, said } = await apiWithAnswers(undefined, REFUSED, told("p2"), told("p2"), GONE);
  for (const work of [
    () => api.vpcs.getRecent("1"),
    () => api.vpcs.delete("1"),
    () => api.peerings.listFresh("1"),
    () => api.services.getRecent("db01"),
  ]) {
    const failure = await failureOf(work());
    expect(failure).toMatchObject({ code: "Unauthorized" });
    expect(failure.message.endsWith(UNPROVEN)).toBe(true);
  }
  expect(said).toHaveLength(1);
});

test("in a project that may be another, nothing is made and nothing taken over", async () => {
  const { api, server } = await apiWithAnswers(undefined, REFUSED, told("p2"), told("p2"), FOUND);
  expect(await api.vpcs.listFresh()).toEqual([]);
  const failure = await failureOf(api.vpcs.create(VPC));
  expect(failure.message.endsWith(UNPROVEN)).toBe(true);
  expect(server.seen.filter(({ method }) => method === "POST")).toEqual([]);
});

test("what is found by its id proves the project, and what is gone is gone from then on", async () => {
  const auth = [REFUSED, told("p2"), told("p2")];
  const { api } = await apiWithAnswers(undefined, ...auth, FOUND, GONE);
  expect(await api.vpcs.get("1")).toMatchObject({ id: "1" });
  expect(await failureOf(api.vpcs.get("2"))).toMatchObject({ code: "NotFound" });
});

test("where the other key cannot be asked about, the next refusal asks again", async () => {
  const busy: OddAnswer = { status: 302 };
  const { api, said } = await apiWithAnswers("p1", REFUSED, busy, REFUSED, told("p1"), FOUND);
  expect(await failureOf(api.vpcs.get("1"))).toMatchObject({ code: "Unavailable" });
  expect(await api.vpcs.get("1")).toMatchObject({ id: "1" });
  expect(said).toHaveLength(1);
});
