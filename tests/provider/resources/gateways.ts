import { VpcChanges } from "../../../provider/operation/vpc-changes";
import { bindAll } from "../../support/handlers";
import { GatewayCloud } from "../../support/gateway-cloud";
import { LeapingClock } from "../../support/leaping-clock";

export const GATEWAY_INPUTS = {
  timescaleVpcId: "1001",
  transitGatewayId: "tgw-0123456789abcdef0",
  peerAccountId: "123456789012",
  peerRegionCode: "us-east-1",
  cidrBlocks: ["10.1.0.0/16", "10.2.0.0/16"],
};

/** How long AWS takes to have a request, in the vendor's documents up to five minutes. */
const ARRIVAL_MS = 120_000;

/** The handlers on a cloud with the Timescale VPC 1001, and what they say. */
export function startGateways({ arrives = true } = {}) {
  const clock = new LeapingClock();
  const cloud = new GatewayCloud(clock);
  cloud.addVpc("1001", "10.0.0.0/24");
  const said: string[] = [];
  const warn = (text: string) => void said.push(text);
  const reporter = { progress: () => undefined, info: () => undefined, warn };
  const api = cloud.api();
  const environment = { clock, reporter, random: () => 0, changes: new VpcChanges() };
  const startedMs = new Map<string, number>();
  cloud.onRequest = () => {
    if (!arrives) return;
    for (const { id, provisionedId } of cloud.vpcs.flatMap((vpc) => vpc.peeringConnections)) {
      const since = startedMs.get(id) ?? clock.now();
      startedMs.set(id, since);
      if (provisionedId === "" && clock.now() - since >= ARRIVAL_MS) cloud.provision(id);
    }
  };
  const all = bindAll({ api: () => api, environment });
  const { transitGatewayPeering: gateway, activation } = all;
  return { cloud, clock, said, gateway, activation };
}
