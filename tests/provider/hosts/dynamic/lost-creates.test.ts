import { createApi } from "../../../../provider/tiger-cloud/client";
import { bind, type BoundHandler } from "../../../../provider/hosts/dynamic/binding";
import type { CreateNote } from "../../../../provider/hosts/ownership/lost-work";
import type { NoteStore } from "../../../../provider/hosts/ownership/create-notes";
import type { BegunCreate, StateEntry } from "../../../../provider/hosts/ownership/read-export";
import { StackState } from "../../../../provider/hosts/ownership/stack-state";
import { serviceAttachment } from "../../../../provider/resources/service-attachment/handler";
import { timescalePeering } from "../../../../provider/resources/timescale-peering/handler";
import { timescaleVpc } from "../../../../provider/resources/timescale-vpc/handler";
import type { Adoption } from "../../../../provider/rules/adoption";
import { entryOf, urnOf } from "../../../support/entries";
import { failureOf } from "../../../support/failure-of";
import { PEERING_INPUTS, startWithReadyVpc, VPC_INPUTS } from "../../../support/handlers";

const services = [{ id: "db01", name: "db", regionCode: "us-east-1" }];
const ATTACHMENT_INPUTS = { serviceId: "db01", timescaleVpcId: "1001" };
const KINDS = {
  vpc: { type: "TimescaleVpc", id: "1001", inputs: VPC_INPUTS },
  peering: { type: "TimescalePeering", id: "1001/5001", inputs: PEERING_INPUTS },
  attachment: { type: "ServiceAttachment", id: "db01", inputs: ATTACHMENT_INPUTS },
};
type Kind = keyof typeof KINDS;
const IN_A_VPC = ["peering", "attachment"] as const;
const wanted = (kind: Kind, name = "a", more: object = {}) => ({
  ...KINDS[kind].inputs,
  ...{ __urn: urnOf(name, KINDS[kind].type), ...more },
});
const begunOf = (kind: Kind, name = "a"): BegunCreate => {
  const { __urn: urn, ...inputs } = wanted(kind, name);
  return { urn, inputs };
};
/** What the state has beside the inputs. */
const PARTS = {
  vpc: {},
  peering: { provisionedId: "pcx-1", status: "PENDING" },
  attachment: { host: "h", port: 1 },
};
const PARENT = entryOf("parent", "1001");

/** Notes that outlive the process, as files do. */
class Notes implements NoteStore {
  readonly all = new Map<string, CreateNote>();
  read(urn: string) {
    return this.all.get(urn);
  }
  write(urn: string, note: CreateNote) {
    this.all.set(urn, note);
  }
  remove(urn: string) {
    this.all.delete(urn);
  }
}

interface Around {
  notes?: Notes;
  entries?: StateEntry[];
  begun?: BegunCreate[];
  adopt?: Adoption;
}
type Setup = Awaited<ReturnType<typeof startWithReadyVpc>>;

/** The handlers of a process of its own. */
function processIn(setup: Setup, { notes, entries = [], begun = [], adopt = false }: Around) {
  const { clock } = setup;
  const waits = {
    random: () => 0,
    clock: { now: () => clock.now(), sleep: (ms: number) => clock.advance(ms) },
  };
  const api = createApi({ ...setup.cloud, projectId: undefined }, waits.clock);
  const origin = { stack: "test", project: "db" };
  const state = new StackState(() => Promise.resolve({ origin, entries, begun }));
  const context = {
    ...{ api: () => api, adopt: () => adopt, state, environment: waits },
    ...(notes && { notes }),
  };
  return {
    vpc: bind(timescaleVpc, context),
    peering: bind(timescalePeering, context),
    attachment: bind(serviceAttachment, context),
  };
}

/** A cloud in which a create has made its thing, and died before the state had it; with what it noted. */
async function startLost(kind: (typeof IN_A_VPC)[number]) {
  const setup = await startWithReadyVpc({ services });
  const notes = new Notes();
  await processIn(setup, { notes })[kind].create(wanted(kind));
  return { setup, notes };
}

const reasonsOf = async (handler: BoundHandler, news: object) =>
  ((await handler.check({}, { ...news })).failures ?? []).map(({ reason }) => reason);

describe.each(IN_A_VPC)("a lost %s", (kind) => {
  test("is known again by the note alone, said so, and taken over", async () => {
    const { setup, notes } = await startLost(kind);
    const refusing = processIn(setup, { notes })[kind];
    const words = /made it for "a", .*timescale:adopt lost/;
    expect(await reasonsOf(refusing, wanted(kind))).toEqual([expect.stringMatching(words)]);
    expect((await failureOf(refusing.create(wanted(kind)))).message).toMatch(words);
    const adopting = processIn(setup, { notes, adopt: "lost" })[kind];
    expect(await reasonsOf(adopting, wanted(kind))).toEqual([]);
    expect((await adopting.create(wanted(kind))).id).toBe(KINDS[kind].id);
  });

  test("is known again by the state alone, where that has its Timescale VPC", async () => {
    const { setup } = await startLost(kind);
    const begun = [begunOf(kind)];
    const told = processIn(setup, { begun, entries: [PARENT], adopt: "lost" })[kind];
    expect(await reasonsOf(told, wanted(kind))).toEqual([]);
    const ofOthers = [[], [entryOf("parent", "1002")], [{ ...PARENT, doomed: true }]];
    for (const entries of ofOthers) {
      const handler = processIn(setup, { begun, entries, adopt: "lost" })[kind];
      expect(await reasonsOf(handler, wanted(kind))).toEqual([
        expect.stringMatching(
          /exists already\. To let this resource take it over, set adopt: true/,
        ),
      ]);
    }
  });

  test("of another entry, stack or request is nothing to this one", async () => {
    const { setup, notes } = await startLost(kind);
    const urn = urnOf("a", KINDS[kind].type).replace("test::db", "prod::db");
    const all: Around = { notes, entries: [PARENT], begun: [begunOf(kind)], adopt: "lost" };
    const handler = processIn(setup, all)[kind];
    for (const __urn of [urnOf("b", KINDS[kind].type), urn]) {
      expect(await reasonsOf(handler, { ...wanted(kind), __urn })).toEqual([
        expect.stringContaining("set adopt: true"),
      ]);
    }
    const begun = [{ ...begunOf(kind), inputs: { ...begunOf(kind).inputs, timescaleVpcId: "7" } }];
    const other = processIn(setup, { begun, entries: [PARENT], adopt: "lost" })[kind];
    expect(await reasonsOf(other, wanted(kind))).toEqual([expect.stringContaining("adopt: true")]);
  });

  test("that an entry of the stack has is a rename, and stays one", async () => {
    const { setup, notes } = await startLost(kind);
    const { type, id } = KINDS[kind];
    const entries = [PARENT, entryOf("former", id, { type })];
    const handler = processIn(setup, { notes, entries, adopt: "lost" })[kind];
    const words = /held by "former" of this stack, so this is a rename/;
    expect(await reasonsOf(handler, wanted(kind))).toEqual([expect.stringMatching(words)]);
    expect((await failureOf(handler.create(wanted(kind)))).message).toMatch(words);
  });

  test("is not taken over where the resource itself says no", async () => {
    const { setup, notes } = await startLost(kind);
    const handler = processIn(setup, { notes, adopt: "lost" })[kind];
    expect(await reasonsOf(handler, wanted(kind, "a", { adopt: false }))).toEqual([
      expect.stringContaining("timescale:adopt lost"),
    ]);
  });

  test("is forgotten once the state has it, be it kept there or let go", async () => {
    const steps = {
      diff: (handler: BoundHandler, id: string, olds: object) =>
        handler.diff(id, { ...olds }, { ...olds }),
      read: (handler: BoundHandler, id: string, olds: object) => handler.read(id, { ...olds }),
      delete: (handler: BoundHandler, id: string, olds: object) => handler.delete(id, { ...olds }),
    };
    for (const step of Object.values(steps)) {
      const { setup, notes } = await startLost(kind);
      expect(notes.all.size).toBe(1);
      const state = { ...wanted(kind), ...PARTS[kind] };
      await step(processIn(setup, { notes })[kind], KINDS[kind].id, state);
      expect(notes.all.size).toBe(0);
    }
  });

  test("is not what the state has under its entry's name with another id", async () => {
    const { setup, notes } = await startLost(kind);
    const handler = processIn(setup, { notes })[kind];
    await handler.diff("1001/4999", { ...wanted(kind), ...PARTS[kind] }, wanted(kind));
    expect(notes.all.size).toBe(1);
  });
});

test("a Timescale VPC that was lost is known by the note or the state, and its twin by neither", async () => {
  const setup = await startWithReadyVpc({ services });
  const news = wanted("vpc", "a", { name: "blue" });
  const notes = new Notes();
  const { id } = await processIn(setup, { notes }).vpc.create(news);
  const { __urn: urn, ...inputs } = news;
  for (const around of [{ notes }, { begun: [{ urn, inputs }] }]) {
    expect(await reasonsOf(processIn(setup, around).vpc, news)).toEqual([
      expect.stringContaining("timescale:adopt lost"),
    ]);
    const adopting = processIn(setup, { ...around, adopt: "lost" }).vpc;
    expect(await reasonsOf(adopting, news)).toEqual([]);
    expect((await adopting.create(news)).id).toBe(id);
  }
  const other = processIn(setup, { notes, adopt: "lost" }).vpc;
  expect(await reasonsOf(other, { ...VPC_INPUTS, __urn: urn })).toEqual([
    expect.stringContaining("adopt: true"),
  ]);
});

test("the create that is under way is no sign of one before it", async () => {
  const { setup } = await startLost("peering");
  // What the state tells while a create runs is this very create.
  const around: Around = { begun: [begunOf("peering")], entries: [PARENT], adopt: "lost" };
  const handler = processIn(setup, around).peering;
  expect((await failureOf(handler.create(wanted("peering")))).message).toContain("adopt: true");
});

test("a create that the API refused leaves no note", async () => {
  const setup = await startWithReadyVpc({ services });
  const notes = new Notes();
  setup.cloud.injectFault({ method: "POST", effect: "reply", status: 400 });
  await failureOf(processIn(setup, { notes }).peering.create(wanted("peering")));
  expect(notes.all.size).toBe(0);
});
