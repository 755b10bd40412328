import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { observeNetwork } from "../../local/demo/observed-network";
import { planAdoption, readState, reportOf } from "../../migration";
import { networkOf, stateFile } from "../migration/states";
import {
  linkModules,
  programs,
  SERVICE_ID,
  useLocalStacks,
  useTemporaryFolders,
} from "./local-stacks";
import { makeNetworkByHand } from "./network-by-hand";

const stacks = useLocalStacks();
const folders = useTemporaryFolders();

test("the printed program takes over what Terraform made, and changes none of it", async () => {
  const made = await makeNetworkByHand(stacks);
  const ids = { ...made, vpcId: stacks.customer.vpcId, serviceId: SERVICE_ID };
  const { program } = reportOf(planAdoption(readState(stateFile(networkOf(ids)), "state")));
  const folder = await folders.make();
  await cp(programs("module-systems/typescript"), folder, { recursive: true });
  await linkModules(folder);
  await writeFile(join(folder, "index.ts"), program);
  // As Pulumi runs TypeScript where nothing is set: it checks the types.
  const stack = await stacks.open(folder, { env: { PULUMI_NODEJS_TRANSPILE_ONLY: undefined } });
  const observe = () => observeNetwork(stacks.clouds, stacks.customer, SERVICE_ID);
  const { securityGroup: group, ...before } = await observe();
  const asked = stacks.clouds.tigerCloud.requests.length;
  const { stdout } = await stack.up();
  expect(stdout).toMatch(/2 imported/);
  const changes = stacks.clouds.tigerCloud.requests
    .slice(asked)
    .filter(({ method }) => method !== "GET");
  expect(changes).toEqual([]);
  const { securityGroup, ...after } = await observe();
  expect(after).toEqual(before);
  expect(securityGroup?.id).toBe(group?.id);
  await stack.succeeds("preview", "--expect-no-changes");
  await stack.succeeds("destroy", "--yes", "--skip-preview");
}, 400_000);
