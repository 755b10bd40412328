import { MINUTE_VARIABLE } from "../../../local/aws/plugin/retry";
import { GONE, waitForState } from "../../../local/aws/plugin/wait-for-state";

beforeAll(() => {
  process.env[MINUTE_VARIABLE] = "20";
});
afterAll(() => {
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the environment is one
  delete process.env[MINUTE_VARIABLE];
});

/** Shows these states one after the other, and the last one from then on. */
function showing(...states: (string | undefined)[]) {
  let looks = 0;
  const look = () => Promise.resolve(states[Math.min(looks++, states.length - 1)]);
  return { look, looks: () => looks };
}

const change = { pending: ["pending"], target: ["available"], minutes: 10 };

it("looks until the change is done, also where AWS does not show the thing yet", async () => {
  const { look, looks } = showing(undefined, "pending", "pending", "available");
  await waitForState("it", look, change);
  expect(looks()).toBe(4);
});

it("ends once what is deleted is no longer shown", async () => {
  const { look, looks } = showing("deleting", undefined);
  await waitForState("it", look, { pending: ["deleting"], target: [GONE], minutes: 10 });
  expect(looks()).toBe(2);
});

it("fails at once on a state that leads nowhere, in the real provider's words", async () => {
  const { look, looks } = showing("failed");
  await expect(waitForState("EC2 Thing (x) create", look, change)).rejects.toThrow(
    "waiting for EC2 Thing (x) create: unexpected state 'failed', wanted target 'available'",
  );
  expect(looks()).toBe(1);
});

it("gives up after the real provider's minutes, and says what it saw last", async () => {
  const { look, looks } = showing("pending");
  await expect(waitForState("EC2 Thing (x) create", look, change)).rejects.toThrow(
    "waiting for EC2 Thing (x) create: timeout while waiting for state to become 'available' " +
      "(last state: 'pending', timeout: 10m0s)",
  );
  expect(looks()).toBeGreaterThan(2);
});
