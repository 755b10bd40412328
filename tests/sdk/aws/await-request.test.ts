import { awaitRequest } from "../../../sdk/aws/await-request";
import { isInTransit, type PeeringRequest } from "../../../sdk/peered-vpc/peering-proof";
import { failureOf } from "../../support/failure-of";
import { LeapingClock } from "../../support/leaping-clock";
import { REQUEST } from "../../support/network-mocks";

type Look = () => Promise<PeeringRequest | undefined>;

/** Shows one status after the other, and the last one for ever; "" is no request. */
function showing(...statuses: string[]): Look & { looks: number } {
  const look = () => {
    const status = statuses[Math.min(look.looks++, statuses.length - 1)] ?? "";
    const request: PeeringRequest = { ...REQUEST, status };
    return Promise.resolve(status === "" ? undefined : request);
  };
  look.looks = 0;
  return look;
}

async function wait(look: Look, isOneLook = false) {
  const clock = new LeapingClock();
  const request = await awaitRequest({
    ...{ look, isInTransit, isOneLook, settlesWithinMs: 120_000, clock, random: () => 0 },
    ...{ subject: "Peering request pcx-1", whenNotVisible: () => "Check the provider." },
  });
  return { status: request.status, slept: clock.slept };
}

test("a request that AWS sends, or sets up, is waited for, with growing pauses", async () => {
  expect(await wait(showing("", "initiating-request", "pending-acceptance"))).toEqual({
    status: "pending-acceptance",
    slept: [250, 400],
  });
  expect(await wait(showing("provisioning", "provisioning", "provisioning", "active"))).toEqual({
    status: "active",
    slept: [250, 400, 640],
  });
});

test.each(["pending-acceptance", "active", "failed", "expired", "rejected", "deleted", "strange"])(
  "%s is not waited for",
  async (status) => {
    expect(await wait(showing(status, "active"))).toEqual({ status, slept: [] });
  },
);

test.each(["initiating-request", "provisioning"])("a preview takes %s as it is", async (status) => {
  expect(await wait(showing(status), true)).toEqual({ status, slept: [] });
});

test("what is still under way after two minutes is told, with what to do", async () => {
  expect(await failureOf(wait(showing("", "initiating-request")))).toMatchObject({
    message:
      "Peering request pcx-1: still initiating-request after 120 s. " +
      "Run `pulumi up` again in some minutes; if the word stays, look at the request in the AWS console. " +
      "Run `npx pulumi-timescale doctor` to see which link is missing.",
  });
});

test("what AWS does not show within two minutes is told; a preview looks once", async () => {
  const told = (seconds: number) =>
    `Peering request pcx-1: AWS does not show it after ${seconds} s. ` + "Check the provider.";
  expect(await failureOf(wait(showing("")))).toMatchObject({ message: told(120) });
  const look = showing("");
  expect(await failureOf(wait(look, true))).toMatchObject({ message: told(0) });
  expect(look.looks).toBe(1);
});

test("another failure of AWS ends the wait in its own words", async () => {
  const look = () => Promise.reject(new Error("AccessDenied"));
  expect(await failureOf(wait(look))).toMatchObject({ message: "AccessDenied" });
});
