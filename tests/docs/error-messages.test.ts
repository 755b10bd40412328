import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";
import { createApi } from "../../provider/tiger-cloud/client";
import { bind } from "../../provider/hosts/dynamic/binding";
import { isTimescaleError, withCode, type ErrorCode } from "../../provider/errors";
import { chooseOne } from "../../provider/lookups/choose";
import { VPC } from "../../provider/lookups/vpcs";
import { readExport } from "../../provider/hosts/ownership/read-export";
import { StackState } from "../../provider/hosts/ownership/stack-state";
import { timescalePeering } from "../../provider/resources/timescale-peering/handler";
import { timescaleVpc } from "../../provider/resources/timescale-vpc/handler";
import { readSettings } from "../../provider/settings";
import { upgradeState } from "../../provider/describe/state-version";
import { exportOf, urnOf } from "../support/entries";
import { failureOf } from "../support/failure-of";
import {
  handlersOn,
  PEERING_INPUTS,
  startHandlers,
  startWithReadyVpc,
  VPC_INPUTS,
} from "../support/handlers";
import { startOddServer, type OddAnswer } from "../support/odd-server";

const ACTIVATION_INPUTS = { timescaleVpcId: "1001", peeringId: "5001" };

/** Fails as somebody's update or look-up does; typed, so that a new code needs one, too. */
const FAILURES: Record<ErrorCode, () => Promise<unknown>> = {
  Settings: () =>
    bind(timescaleVpc, { api: () => readSettings(() => undefined, {}) as never }).check(
      {},
      VPC_INPUTS,
    ),
  async Unauthorized() {
    const { cloud } = await startHandlers();
    const api = createApi({ ...cloud, secretKey: "expired", projectId: undefined });
    return bind(timescaleVpc, { api: () => api }).check({}, VPC_INPUTS);
  },
  async NotFound() {
    const { peering } = await startHandlers();
    return peering.create({ ...PEERING_INPUTS, timescaleVpcId: "77" });
  },
  Ambiguous: asUsersReadIt(() => {
    const first = { ...VPC_INPUTS, id: "1001" };
    const second = { ...VPC_INPUTS, id: "1002", regionCode: "eu-west-1" };
    return chooseOne([first, second], VPC, { name: "net" });
  }),
  async Exists() {
    const { peering, cloud } = await startWithReadyVpc();
    await peering.create(PEERING_INPUTS);
    const api = createApi({ ...cloud, projectId: undefined });
    const state = new StackState(() => Promise.resolve(readExport(exportOf([]))));
    const wanted = { ...PEERING_INPUTS, __urn: urnOf("app", "TimescalePeering") };
    return bind(timescalePeering, { api: () => api, state }).create(wanted);
  },
  async Rejected() {
    const { vpc, peering } = await startWithReadyVpc();
    await peering.create(PEERING_INPUTS);
    return vpc.delete("1001", VPC_INPUTS);
  },
  async Busy() {
    const body = JSON.stringify({ code: "CONFLICT", message: "VPC is already being updated" });
    const server = await startOddServer({ status: 409, body });
    return handlersOn(server).vpc.read("1001", VPC_INPUTS);
  },
  Unavailable: asUsersReadIt(() => createVpcOn({ status: 503 })),
  ApiChanged: asUsersReadIt(async () => {
    const { cloud } = await startHandlers();
    const message = 'Cannot query field "provisionedId" on type "Vpc".';
    const alter = () => ({ data: null, errors: [{ message }] });
    cloud.injectFault({ path: /^\/api\/query$/, skip: 1, effect: "alter-answer", alter });
    return createApi(cloud).vpcStates.listFresh();
  }),
  Transport: asUsersReadIt(() => createVpcOn("hangup")),
  async WaitTimeout() {
    const { peering, activation } = await startWithReadyVpc({ autoAccept: false });
    await peering.create(PEERING_INPUTS);
    return activation.create(ACTIVATION_INPUTS);
  },
  async WaitFailed() {
    const { peering, activation, cloud } = await startWithReadyVpc({ autoAccept: false });
    await peering.create(PEERING_INPUTS);
    cloud.answerPeering("5001", "reject");
    return activation.create(ACTIVATION_INPUTS);
  },
  async Cancelled() {
    const latenciesMs = { vpc: 1000, peering: 3_600_000 };
    const { cloud, clock } = await startWithReadyVpc({ latenciesMs });
    const ended = new AbortController();
    const sleep = async (ms: number) => {
      await clock.advance(ms);
      if (clock.now() > 30_000) ended.abort(new Error("cancelled"));
    };
    const waits = { clock: { now: () => clock.now(), sleep }, random: () => 0 };
    const api = createApi({ ...cloud, projectId: undefined }, waits.clock);
    const environment = { ...waits, signal: ended.signal };
    return bind(timescalePeering, { api: () => api, environment }).create(PEERING_INPUTS);
  },
  State: asUsersReadIt(() => upgradeState({ schemaVersion: 99 })),
};

/** Below the handlers, failures have no code at their end yet. */
function asUsersReadIt(work: () => unknown): () => Promise<unknown> {
  return async () => {
    try {
      return await work();
    } catch (error) {
      throw isTimescaleError(error) ? withCode(error) : error;
    }
  };
}

/** One POST, which is not repeated: nothing to wait for. */
async function createVpcOn(answer: OddAnswer): Promise<unknown> {
  const { apiUrl } = await startOddServer(answer);
  const api = createApi({ apiUrl, publicKey: "pub", secretKey: "hush", projectId: "p1" });
  return api.vpcs.create(VPC_INPUTS);
}

const sections = new Map(
  readFileSync(join(packageRoot(), "docs/errors.md"), "utf8")
    .split(/^## /m)
    .map((section): [heading: string, text: string] => {
      const [heading = "", ...lines] = section.split("\n");
      return [heading, lines.join("\n")];
    }),
);

test("docs/errors.md has a section for every code that a message can end with, and for no other", () => {
  const codes = [...sections.keys()].filter((heading) => /^\w+$/.test(heading));
  expect(codes.sort()).toEqual(Object.keys(FAILURES).sort());
});

test.each(Object.keys(FAILURES) as ErrorCode[])(
  "docs/errors.md shows a failure with the code %s as users read it",
  async (code) => {
    const { message } = await failureOf(FAILURES[code]());
    expect(message).toMatch(new RegExp(`\\[${code}\\]$`));
    expect(sections.get(code)).toContain(`\`\`\`text\n${message}\n\`\`\``);
  },
);

test("docs/errors.md shows a refused input as users read it", async () => {
  const { vpc } = await startHandlers();
  const { failures = [] } = await vpc.check({}, { ...VPC_INPUTS, cidr: "10.0.0.7/24" });
  const text = sections.get("Refused in the preview, without a code");
  expect(failures).toHaveLength(1);
  for (const { property, reason } of failures) {
    expect(text).toContain(`property ${property} value {10.0.0.7/24} has a problem: ${reason}`);
  }
});
