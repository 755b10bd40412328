import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { optionsOf } from "../operation-options";
import { protectOption } from "../protection";
import { PrivateEndpointAttachment } from "../resources/private-endpoint-attachment";
import { PrivateEndpointConnection } from "../resources/private-endpoint-connection";
import type { PrivateEndpointArgs } from "./arguments";
import type { EndpointTarget } from "./service";
import { verifiedEndpoint } from "./verify-endpoint";

/** What is claimed, and for which service. */
export interface ClaimPlan {
  vpcId: pulumi.Input<string>;
  endpoint: aws.ec2.VpcEndpoint;
  target: EndpointTarget;
  protect: boolean | undefined;
  parent: pulumi.ComponentResource;
}

/** Claims the endpoint once it was verified, and puts the service behind it. */
export function claimAndAttach(
  name: string,
  args: PrivateEndpointArgs,
  { vpcId, endpoint, target, protect, parent }: ClaimPlan,
): { connection: PrivateEndpointConnection; attachment: PrivateEndpointAttachment } {
  const { connectionName, rejectOnDelete, timeouts, allowInterruption } = args;
  const dependsOn = verifiedEndpoint(name, endpoint, target, { vpcId, parent });
  const connection = new PrivateEndpointConnection(
    childNames.connection(name),
    {
      vpcEndpointId: endpoint.id,
      name: connectionName ?? name,
      ...(rejectOnDelete !== undefined && { rejectOnDelete }),
      ...(timeouts !== undefined && { timeouts }),
    },
    { parent, dependsOn, ...protectOption(protect) },
  );
  const attachment = new PrivateEndpointAttachment(
    childNames.endpointAttachment(name),
    {
      serviceId: target.serviceId,
      connectionId: connection.id,
      ...(allowInterruption !== undefined && { allowInterruption }),
      ...optionsOf(args),
    },
    {
      parent,
      // A connection leads to one service, and a service has few: the former makes room.
      deleteBeforeReplace: true,
      ...protectOption(protect),
      // No provider is asked in the preview of a deletion, which detaches the service.
      ...(allowInterruption === false && { protect: true }),
    },
  );
  return { connection, attachment };
}
