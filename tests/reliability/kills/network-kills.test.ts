import { useLocalStacks } from "../../engine/local-stacks";
import { startEc2Proxy, type Ec2Proxy } from "../../support/ec2-proxy";
import { runKills } from "./kill-run";
import { NETWORK_LIFE } from "./network-life";
import { openNetworkStack } from "./network-stack";
import { keepResults, sizeOf } from "../results";

const RUNS = sizeOf("NETWORK_KILL_RUNS", 6);
const SECONDS_PER_RUN = 90;

const stacks = useLocalStacks();
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
    const { runs, failures } = await runKills(open, NETWORK_LIFE, seeds);
    expect(failures).toEqual([]);
    keepResults("network-kills", runs);
    expect(runs).toHaveLength(RUNS);
    expect(runs.filter(({ reached }) => reached).length).toBeGreaterThan(RUNS / 2);
  },
  (RUNS + 6) * SECONDS_PER_RUN * 1000,
);
