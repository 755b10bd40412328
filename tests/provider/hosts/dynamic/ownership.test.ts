import { createApi } from "../../../../provider/tiger-cloud/client";
import { bind, type BoundHandler } from "../../../../provider/hosts/dynamic/binding";
import { serviceAttachment } from "../../../../provider/resources/service-attachment/handler";
import { timescalePeering } from "../../../../provider/resources/timescale-peering/handler";
import { timescaleVpc } from "../../../../provider/resources/timescale-vpc/handler";
import type { StateEntry } from "../../../../provider/hosts/ownership/read-export";
import { StackState } from "../../../../provider/hosts/ownership/stack-state";
import { entryOf, urnOf } from "../../../support/entries";
import { failureOf } from "../../../support/failure-of";
import { PEERING_INPUTS, startWithReadyVpc, VPC_INPUTS } from "../../../support/handlers";
import { without } from "../../../support/without";

const services = [{ id: "db01", name: "db", regionCode: "us-east-1" }];
const ATTACHMENT_INPUTS = { serviceId: "db01", timescaleVpcId: "1001" };

/** The handlers of a process of its own, in a stack whose state has these entries. */
async function startIn(entries: StateEntry[] | undefined, made = true) {
  const setup = await startWithReadyVpc({ services });
  if (made) {
    await setup.peering.create(PEERING_INPUTS);
    await setup.attachment.create(ATTACHMENT_INPUTS);
  }
  const said: string[] = [];
  let asked = 0;
  const origin = { stack: "test", project: "db" };
  const state = new StackState(() => {
    asked += 1;
    return Promise.resolve(entries && { origin, entries, begun: [] });
  });
  const { clock } = setup;
  const waits = {
    random: () => 0,
    clock: { now: () => clock.now(), sleep: (ms: number) => clock.advance(ms) },
  };
  const api = createApi({ ...setup.cloud, projectId: undefined }, waits.clock);
  const say = (text: string) => void said.push(text);
  const reporter = { progress: () => undefined, info: say, warn: say };
  const connection = { api: () => api, state, environment: { ...waits, reporter } };
  return {
    ...{ cloud: setup.cloud, said, askedOften: () => asked },
    vpc: bind(timescaleVpc, connection),
    peering: bind(timescalePeering, connection),
    attachment: bind(serviceAttachment, connection),
  };
}

const KINDS = {
  vpc: { type: "TimescaleVpc", id: "1001", inputs: VPC_INPUTS },
  peering: { type: "TimescalePeering", id: "1001/5001", inputs: PEERING_INPUTS },
  attachment: { type: "ServiceAttachment", id: "db01", inputs: ATTACHMENT_INPUTS },
};
type Kind = keyof typeof KINDS;
const KIND_NAMES: Kind[] = ["vpc", "peering", "attachment"];
const entry = (kind: Kind, name: string) => entryOf(name, KINDS[kind].id, KINDS[kind]);
const named = (kind: Kind, name: string, more: object = {}) => ({
  ...KINDS[kind].inputs,
  ...{ __urn: urnOf(name, KINDS[kind].type), ...more },
});
const reasonsOf = async (handler: BoundHandler, news: object) =>
  ((await handler.check({}, { ...news })).failures ?? []).map(({ reason }) => reason);
const isThere = ({ cloud }: Awaited<ReturnType<typeof startIn>>, kind: Kind) =>
  ({ vpc: cloud.vpcs.length, peering: cloud.peerings.length, attachment: attached(cloud) })[kind];
const attached = (cloud: { services: readonly { vpcId?: string | undefined }[] }) =>
  cloud.services.filter(({ vpcId }) => vpcId !== undefined).length;

describe.each(KIND_NAMES)("a %s", (kind) => {
  test("of a former name is taken over with adopt, and its former entry removes nothing", async () => {
    const process = await startIn([entry(kind, "a")]);
    const handler = process[kind];
    const news = named(kind, "b", { adopt: true });
    expect(await reasonsOf(handler, news)).toEqual([]);
    expect(process.said.join("\n")).toMatch(
      /held by "a" of this stack, .*\[\{ name: "a" \}\] on "b"/,
    );
    const { id } = await handler.create(news);
    expect(id).toBe(KINDS[kind].id);
    await handler.delete(id, named(kind, "a"));
    expect(process.said.at(-1)).toMatch(
      /: "a" leaves this stack and removes nothing, for "b" has it\./,
    );
    expect(isThere(process, kind)).toBe(1);
  });

  test("of a former name is refused without adopt, with the alias alone", async () => {
    const { [kind]: handler } = await startIn([entry(kind, "a")]);
    const words = /held by "a" of this stack, .* write aliases: \[\{ name: "a" \}\] on "b"\./;
    expect(await reasonsOf(handler, named(kind, "b"))).toEqual([expect.stringMatching(words)]);
    const { message } = await failureOf(handler.create(named(kind, "b")));
    expect(message).toMatch(words);
    expect(message).toMatch(/\[Exists\]$/);
    expect(message).not.toContain("adopt: true");
  });

  test.each([true, false])(
    "that is to be replaced by force goes first or not at all (adopt %s)",
    async (adopt) => {
      const process = await startIn([entry(kind, "a")]);
      const handler = process[kind];
      const news = named(kind, "a", { adopt });
      expect(await reasonsOf(handler, news)).toEqual([]);
      expect(process.said.join("\n")).toMatch(
        /works only with the option deleteBeforeReplace: true on "a"/,
      );
      expect((await failureOf(handler.create(news))).message).toMatch(
        /Set the option deleteBeforeReplace: true on "a".* \[Exists\]$/,
      );
      expect(isThere(process, kind)).toBe(1);
    },
  );

  test("that is gone before its replacement is made again", async () => {
    const process = await startIn([entry(kind, "a")], kind !== "vpc");
    const handler = process[kind];
    await handler.delete(KINDS[kind].id, named(kind, "a"));
    expect(isThere(process, kind)).toBe(0);
    const { id } = await handler.create(named(kind, "a"));
    expect(id === KINDS[kind].id).toBe(kind === "attachment");
    expect(isThere(process, kind)).toBe(1);
  });

  test("that another entry of the program has is left to it", async () => {
    const process = await startIn([entry(kind, "a"), entry(kind, "b")]);
    const handler = process[kind];
    const state = { ...named(kind, "a"), ...PARTS[kind] };
    await handler.check(state, named(kind, "a"));
    await handler.diff(KINDS[kind].id, state, named(kind, "a"));
    expect(await reasonsOf(handler, named(kind, "c"))).toEqual([]);
    expect(process.said.at(-1)).toMatch(/what "a" of this stack has, so "c" cannot have it too/);
    const failure = await failureOf(handler.create(named(kind, "c", { adopt: true })));
    expect(failure.message).toMatch(/what "a" of this stack has, so "c" cannot have it too/);
    await handler.check(state, named(kind, "d"));
    await handler.diff(KINDS[kind].id, state, named(kind, "d"));
    expect(process.said.at(-1)).toMatch(/"a" and "d" of this stack have it\. Take one of them out/);
    await handler.delete(KINDS[kind].id, named(kind, "b"));
    expect(isThere(process, kind)).toBe(1);
  });

  test("that two entries have goes with the last of them", async () => {
    const process = await startIn([entry(kind, "a"), entry(kind, "b")], kind !== "vpc");
    const handler = process[kind];
    await Promise.all(["a", "b"].map((name) => handler.delete(KINDS[kind].id, named(kind, name))));
    expect(isThere(process, kind)).toBe(0);
    expect(process.said).toHaveLength(1);
  });

  test("of a state that cannot be read is refused, and what was taken over stays", async () => {
    const process = await startIn(undefined);
    const handler = process[kind];
    expect(await reasonsOf(handler, named(kind, "b"))).toEqual([
      expect.stringMatching(
        /set adopt: true.*if it was only renamed in the program, use the aliases/,
      ),
    ]);
    const { id } = await handler.create(named(kind, "b", { adopt: true }));
    await handler.delete(id, KINDS[kind].inputs);
    expect(process.said.at(-1)).toMatch(
      /: an entry leaves this stack and removes nothing, for "b" has it/,
    );
    expect(isThere(process, kind)).toBe(1);
  });
});

/** What the state has beside the inputs. */
const PARTS = {
  vpc: {},
  peering: { provisionedId: "pcx-1", status: "PENDING" },
  attachment: { host: "h", port: 1 },
};

test("a service that is to move as its entry is renamed is not to be detached by hand", async () => {
  const { attachment } = await startIn([entry("attachment", "a")]);
  const news = { ...named("attachment", "b", { adopt: true }), timescaleVpcId: "1002" };
  const words = /held by "a" of this stack, .* write aliases: \[\{ name: "a" \}\] on "b"/;
  expect((await failureOf(attachment.create(news))).message).toMatch(words);
  const unknown = { ...news, timescaleVpcId: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" };
  expect(await reasonsOf(attachment, { ...unknown, adopt: false })).toEqual([
    expect.stringMatching(words),
  ]);
  expect(await reasonsOf(attachment, unknown)).toEqual([]);
});

test("an unfinished peering is held by its entry, too", async () => {
  const process = await startIn(undefined, false);
  process.cloud.injectFault({
    method: "GET",
    path: /peerings/,
    skip: 1,
    effect: "reply",
    status: 400,
  });
  const wanted = named("peering", "b", { timeouts: { create: "1s" } });
  const failure = (await failureOf(process.peering.create(wanted))) as Error & { id?: string };
  expect(failure.id ?? failure.message).toBe("1001/5001");
  expect(failure).toMatchObject({ properties: { __urn: urnOf("b", "TimescalePeering") } });
  await process.peering.delete("1001/5001", named("peering", "a"));
  expect(process.cloud.peerings).toHaveLength(1);
});

test("the entry's name is kept by a read, is no difference, and is nothing to handlers", async () => {
  const { vpc, askedOften } = await startIn([entry("vpc", "a")], false);
  const given = named("vpc", "a");
  const { props = {}, inputs = {} } = await vpc.read("1001", { ...given, schemaVersion: 2 });
  expect(props).toEqual({ ...given, schemaVersion: 2 });
  expect(inputs).toEqual(given);
  for (const olds of [given, without(given, "__urn")]) {
    expect(await vpc.diff("1001", { ...olds }, named("vpc", "b"))).toMatchObject({
      changes: false,
    });
  }
  expect((await vpc.update("1001", given, named("vpc", "b"))).outs).toMatchObject(
    named("vpc", "b"),
  );
  // Nothing of that needs the state.
  expect(askedOften()).toBe(0);
});
