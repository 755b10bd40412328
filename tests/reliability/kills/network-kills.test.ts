import type { LoggedRequest } from "../../../local/tiger-cloud";
import { useLocalStacks } from "../../engine/local-stacks";
import { startEc2Proxy, type Ec2Proxy } from "../../support/ec2-proxy";
import { GATEWAY_LIFE } from "./gateway-life";
import { openGatewayStack } from "./gateway-stack";
import { runKills } from "./kill-run";
import { NETWORK_LIFE } from "./network-life";
import { openNetworkStack } from "./network-stack";
import { keepResults, sizeOf } from "../results";
import { shortened } from "./short-life";

const SHORT_LIFE = shortened(NETWORK_LIFE, "connect another customer VPC");
const RUNS = sizeOf("NETWORK_KILL_RUNS", SHORT_LIFE.length);
const LIFE = RUNS <= SHORT_LIFE.length ? SHORT_LIFE : NETWORK_LIFE;
const GATEWAY_RUNS = sizeOf("GATEWAY_KILL_RUNS", 1);
const SECONDS_PER_RUN = 90;

let onFault: (request: LoggedRequest) => void = () => undefined;
const stacks = useLocalStacks({
  onRequest: (request) => {
    if (request.fault !== undefined) onFault(request);
  },
});
let proxy: Ec2Proxy;
beforeAll(async () => {
  proxy = await startEc2Proxy(stacks.clouds.awsUrl);
});
afterAll(() => proxy.stop());

test(
  "whatever is killed at a request to AWS: the documented recovery ends with what the program says",
  async () => {
    let opened = 0;
    const open = () => openNetworkStack(stacks, proxy, opened++);
    const seeds = Array.from({ length: RUNS }, (_, seed) => seed);
    const { runs, failures } = await runKills(open, LIFE, seeds);
    expect(failures).toEqual([]);
    keepResults("network-kills", runs);
    expect(runs).toHaveLength(RUNS);
    expect(runs.filter(({ reached }) => reached).length).toBeGreaterThan(RUNS / 2);
  },
  (RUNS + 6) * SECONDS_PER_RUN * 1000,
);

test(
  "whatever is killed while a transit gateway is connected: nothing is lost, orphaned or accepted twice",
  async () => {
    let opened = 0;
    const whenFault = (act: typeof onFault) => (onFault = act);
    const open = () => openGatewayStack({ stacks, proxy, whenFault }, opened++);
    const seeds = Array.from({ length: GATEWAY_RUNS }, (_, seed) => seed);
    const { runs, failures } = await runKills(open, GATEWAY_LIFE, seeds);
    expect(failures).toEqual([]);
    keepResults("gateway-kills", runs);
    expect(runs).toHaveLength(GATEWAY_RUNS);
    expect(runs.filter(({ reached }) => reached).length).toBeGreaterThan(GATEWAY_RUNS / 2);
  },
  (GATEWAY_RUNS + 4) * SECONDS_PER_RUN * 1000,
);
