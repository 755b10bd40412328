import {
  CreateTagsCommand,
  DeleteRouteCommand,
  DeleteSecurityGroupCommand,
  DeleteVpcPeeringConnectionCommand,
  RevokeSecurityGroupEgressCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import type { TigerCloud } from "../../../local/tiger-cloud";
import { waitFor } from "../../../provider/wait/wait-for";
import { callerOf } from "../../local/tiger-cloud/start-cloud";
import { madeSecurityGroups, peeringRoutes } from "../../support/vpc-contents";
import type { HandChange } from "./network-steps";

/** Both clouds, and the customer VPCs in which there may be something. */
export interface Clouds {
  cloud: TigerCloud;
  ec2: EC2Client;
  vpcIds: readonly string[];
}

/** Does one thing by hand. @returns false where there was nothing to do it to */
export async function changeByHand(clouds: Clouds, what: HandChange): Promise<boolean> {
  return CHANGES[what](clouds);
}

const CHANGES: Record<HandChange, (clouds: Clouds) => Promise<boolean>> = {
  "Tiger Cloud: delete a peering": async ({ cloud }) =>
    did(cloud.peerings[0], ({ id }) => deletePeering(cloud, id)),
  "Tiger Cloud: rename the VPC": async ({ cloud }) =>
    did(cloud.vpcs[0], ({ id }) => cloud.renameVpc(id, "by hand")),
  "Tiger Cloud: detach a service": async ({ cloud }) =>
    did(attached(cloud)[0], ({ id }) => cloud.moveService(id, undefined)),
  "Tiger Cloud: delete the VPC": async ({ cloud }) =>
    did(cloud.vpcs[0], ({ id }) => deleteVpc(cloud, id)),
  "AWS: delete a route": async (clouds) =>
    did((await routesOf(clouds))[0], (route) => clouds.ec2.send(new DeleteRouteCommand(route))),
  "AWS: delete a security group rule": async (clouds) =>
    did((await groupsOf(clouds))[0], ({ GroupId, IpPermissionsEgress = [] }) =>
      clouds.ec2.send(
        new RevokeSecurityGroupEgressCommand({
          GroupId,
          IpPermissions: IpPermissionsEgress.slice(0, 1),
        }),
      ),
    ),
  "AWS: delete a security group": async (clouds) =>
    did((await groupsOf(clouds))[0], ({ GroupId }) =>
      clouds.ec2.send(new DeleteSecurityGroupCommand({ GroupId })),
    ),
  "AWS: delete the peering connection": async ({ cloud, ec2 }) =>
    did(cloud.peerings[0], ({ provisionedId: VpcPeeringConnectionId }) =>
      ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId })),
    ),
  "AWS: add a tag": async (clouds) =>
    did((await groupsOf(clouds))[0], ({ GroupId = "" }) =>
      clouds.ec2.send(
        new CreateTagsCommand({ Resources: [GroupId], Tags: [{ Key: "by", Value: "hand" }] }),
      ),
    ),
};

async function did<T>(found: T | undefined, change: (found: T) => unknown): Promise<boolean> {
  if (found !== undefined) await change(found);
  return found !== undefined;
}

const attached = ({ services }: TigerCloud) => services.filter(({ vpcId }) => vpcId !== undefined);

/** By the API, as the console does it: the peering connection in AWS goes with it. */
async function deletePeering(cloud: TigerCloud, id: string): Promise<void> {
  const vpcId = cloud.peerings.find((peering) => peering.id === id)?.vpcId ?? "";
  await callerOf(cloud)("DELETE", `/vpcs/${vpcId}/peerings/${id}`);
  await until(() => cloud.peerings.every((peering) => peering.id !== id));
}

async function deleteVpc(cloud: TigerCloud, id: string): Promise<void> {
  for (const service of attached(cloud)) cloud.moveService(service.id, undefined);
  for (const peering of cloud.peerings) await deletePeering(cloud, peering.id);
  await callerOf(cloud)("DELETE", `/vpcs/${id}`);
  await until(() => cloud.vpcs.every((vpc) => vpc.id !== id));
}

async function until(isSo: () => boolean): Promise<void> {
  await waitFor(
    () =>
      Promise.resolve(
        isSo() ? { state: "done", value: undefined } : { state: "pending", saw: "not yet" },
      ),
    { timeoutMs: 10_000 },
  );
}

const routesOf = ({ ec2, vpcIds }: Clouds) => peeringRoutes(ec2, vpcIds);
const groupsOf = ({ ec2, vpcIds }: Clouds) => madeSecurityGroups(ec2, vpcIds);
