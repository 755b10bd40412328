import { programs, useLocalStacks, type LocalStack } from "../../engine/local-stacks";
import { EC2_CASES, FEW_EC2_CASES, isOfTransitGateway } from "./ec2-faults";
import { startEc2Proxy, type Ec2Proxy } from "../../support/ec2-proxy";
import { runEc2Fault, type Ec2Run } from "./ec2-run";
import {
  customerVpcScene,
  existingGroupScene,
  privateEndpointScene,
  transitGatewayScene,
  WITHOUT,
  type Ec2Scene,
} from "./ec2-scenes";
import { isOfPrivateEndpoint } from "./endpoint-faults";
import { keepResults, sizeOf } from "../results";

/** With 1 every case, else a few. */
const cases = sizeOf("EC2_FAULTS_ALL", 0) === 1 ? EC2_CASES : FEW_EC2_CASES;
const SECONDS_PER_CASE = 120;

const stacks = useLocalStacks();
let proxy: Ec2Proxy;
let stack: LocalStack;

beforeAll(async () => {
  proxy = await startEc2Proxy(stacks.clouds.awsUrl);
  const endpoints = [{ ec2: proxy.url, route53: proxy.url, sts: stacks.clouds.awsUrl }];
  stack = await stacks.open(programs("resources"), {
    config: { "aws:endpoints": JSON.stringify(endpoints) },
  });
  await stack.up(WITHOUT);
}, 180_000);
afterAll(() => proxy.stop());

test(
  "whatever hits a request to EC2 or Route 53, the documented way on ends with what was wanted, and once",
  async () => {
    const sceneOf = await scenes();
    const runs: Ec2Run[] = [];
    const failures: string[] = [];
    for (const one of cases) {
      try {
        runs.push(await runEc2Fault({ stacks, stack, proxy, scene: sceneOf(one.action) }, one));
      } catch (error) {
        failures.push((error as Error).message);
        await stack.up(WITHOUT);
      }
    }
    expect(failures).toEqual([]);
    expect(runs).toHaveLength(cases.length);
    keepResults("ec2-faults", runs);
  },
  cases.length * SECONDS_PER_CASE * 1000,
);

/** What is connected while a call of that name meets a fault. */
async function scenes(): Promise<(action: string) => Ec2Scene> {
  const vpc = customerVpcScene(stacks);
  const group = await existingGroupScene(stacks);
  const gateway = await transitGatewayScene(stacks);
  const endpoint = await privateEndpointScene(stacks);
  return (action) => {
    if (isOfPrivateEndpoint(action)) return endpoint;
    if (action === "RevokeSecurityGroupEgress") return group;
    return isOfTransitGateway(action) ? gateway : vpc;
  };
}
