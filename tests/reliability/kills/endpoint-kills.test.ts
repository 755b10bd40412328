import type { LoggedRequest } from "../../../local/tiger-cloud";
import { useLocalStacks } from "../../engine/local-stacks";
import { startEc2Proxy, type Ec2Proxy } from "../../support/ec2-proxy";
import { ENDPOINT_LIFE } from "./endpoint-life";
import { ENDPOINT_SERVICES, openEndpointStack } from "./endpoint-stack";
import { runKills } from "./kill-run";
import { keepResults, sizeOf } from "../results";

const RUNS = sizeOf("ENDPOINT_KILL_RUNS", 1);
const SECONDS_PER_RUN = 90;

let onFault: (request: LoggedRequest) => void = () => undefined;
const stacks = useLocalStacks({
  services: ENDPOINT_SERVICES.map((id) => ({
    ...{ id, name: id, regionCode: "us-east-1", pooler: true },
  })),
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
  "whatever is killed while a private endpoint is made, moved or removed: nothing is lost or orphaned",
  async () => {
    let opened = 0;
    const whenFault = (act: typeof onFault) => (onFault = act);
    const open = () => openEndpointStack({ stacks, proxy, whenFault }, opened++);
    const seeds = Array.from({ length: RUNS }, (_, seed) => seed);
    const { runs, failures } = await runKills(open, ENDPOINT_LIFE, seeds);
    expect(failures).toEqual([]);
    keepResults("endpoint-kills", runs);
    expect(runs).toHaveLength(RUNS);
    expect(runs.filter(({ reached }) => reached).length).toBeGreaterThan(RUNS / 2);
  },
  (RUNS + 4) * SECONDS_PER_RUN * 1000,
);
