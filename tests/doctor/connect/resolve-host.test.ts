import { askResolvers, systemNames, type Names } from "../../../doctor/connect/names";
import { resolveHost } from "../../../doctor/connect/resolve-host";
import { startResolver, type Rcode } from "../../support/resolver";
import { StepClock } from "../../support/step-clock";
import { HOST, leadingTo } from "./target";

const LIMITS = { timeoutSeconds: 30 };

const failure = (code: string) => Object.assign(new Error(`getaddrinfo ${code}`), { code });

/** A machine whose look-up fails, as it does for all of these answers. */
const askingAt = (server: string): Names => ({
  lookup: () => Promise.reject(failure("EAI_AGAIN")),
  ask: (host, timeoutMs, over) => askResolvers(host, [server], timeoutMs, over),
  resolvers: () => [server],
});

test("a name gives each of its addresses once, in their order", async () => {
  const names = leadingTo("10.70.0.5", "10.70.0.4", "10.70.0.5");
  expect(await resolveHost(HOST, LIMITS, names)).toEqual({
    ...{ state: "done", value: ["10.70.0.5", "10.70.0.4"] },
  });
});

test("an address needs nobody who resolves it", async () => {
  const names = { ...leadingTo(), lookup: () => Promise.reject(failure("ENOTFOUND")) };
  expect(await resolveHost("10.70.0.5", LIMITS, names)).toEqual({
    ...{ state: "done", value: ["10.70.0.5"] },
  });
});

test("this machine's own look-up knows the loopback address by its name", async () => {
  const { state, value } = (await resolveHost("localhost", LIMITS, systemNames)) as {
    state: string;
    value: string[];
  };
  expect(state).toBe("done");
  expect(value.some((address) => address === "127.0.0.1" || address === "::1")).toBe(true);
});

test.each<[Rcode, object]>([
  ["NXDOMAIN", { kind: "no-name", saw: "no such name (NXDOMAIN)", code: "ENOTFOUND" }],
  ["NOERROR", { kind: "no-name", saw: "the name has no IPv4 address", code: "ENODATA" }],
  ["SERVFAIL", { kind: "other", saw: "the resolver could not find out (SERVFAIL)" }],
  ["REFUSED", { kind: "other", saw: "the resolver refuses to answer (REFUSED)" }],
])("a resolver that says %s is told apart", async (rcode, expected) => {
  const names = askingAt(await startResolver(rcode));
  expect(await resolveHost(HOST, LIMITS, names)).toMatchObject({ state: "failed", ...expected });
});

test("a resolver that says nothing is a timeout", async () => {
  const names = askingAt(await startResolver("silence"));
  // The second deadline: the look-up has failed before.
  const limits = { ...LIMITS, clock: new StepClock(2) };
  expect(await resolveHost(HOST, limits, names)).toEqual({
    ...{ state: "failed", kind: "timeout", saw: "no answer of the resolver within 30 s" },
  });
});

test("a look-up that does not end is a timeout as well", async () => {
  const names = { ...leadingTo(), lookup: () => new Promise<never>(() => undefined) };
  const limits = { ...LIMITS, clock: new StepClock(1) };
  expect(await resolveHost(HOST, limits, names)).toMatchObject({ kind: "timeout" });
});

test("a name that the resolver has and the look-up has not is told so", async () => {
  const names = { ...leadingTo("10.70.0.5"), lookup: () => Promise.reject(failure("ENOTFOUND")) };
  expect(await resolveHost(HOST, LIMITS, names)).toMatchObject({
    kind: "no-name",
    saw: "this machine's look-up failed (ENOTFOUND), and the resolver has 10.70.0.5",
  });
});
