import { failureOf } from "../../support/failure-of";
import { startOddServer } from "../../support/odd-server";
import { apiOn } from "./api-on";

test.each([
  ["an empty body", ""],
  ["null", "null"],
  ["an empty object", "{}"],
  ["a list", "[]"],
])("%s is never taken for a resource", async (_what, body) => {
  const answer = { status: 200, body };
  const server = await startOddServer(answer, answer, answer);
  const api = apiOn(server);
  const messages = [];
  for (const look of [
    () => api.vpcs.get("1"),
    () => api.peerings.get("1", "2"),
    () => api.services.get("db01"),
  ]) {
    const failure = await failureOf(look());
    expect(failure).toMatchObject({ code: "Unavailable" });
    messages.push(failure.message);
  }
  expect(messages).toEqual([
    "Timescale VPC 1: the Tiger Cloud API's answer lacks id, name, cidr, region_code. Check timescale:apiUrl, then try again.",
    "Peering 2: the Tiger Cloud API's answer lacks id, peer_account_id, peer_region_code, peer_vpc_id. Check timescale:apiUrl, then try again.",
    "Service db01: the Tiger Cloud API's answer lacks service_id, region_code, status. Check timescale:apiUrl, then try again.",
  ]);
});
