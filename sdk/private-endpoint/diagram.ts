import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DrawnCustomerVpc, DrawnSecurityGroup } from "../../diagram/drawn-network";
import { nameOf } from "../../provider/rules/urn";
import { diagramOf, type NetworkDiagram } from "../network-diagram";
import type { PrivateEndpointAttachment } from "../resources/private-endpoint-attachment";
import type { PrivateEndpointConnection } from "../resources/private-endpoint-connection";
import type { PrivateEndpointClientArgs } from "./arguments";
import type { Binding } from "./bindings";
import type { EndpointGroup } from "./endpoint-groups";
import type { PrivateName } from "./private-dns";

/** What there is to draw of a private endpoint. */
export interface EndpointToDraw {
  /** What people call the service: the name of the component. */
  name: string;
  /** The customer VPC, where the program has it as a resource. */
  vpc: aws.ec2.Vpc | undefined;
  endpoint: aws.ec2.VpcEndpoint;
  regionCode: pulumi.Output<string>;
  groups: readonly EndpointGroup[];
  clients: Readonly<Record<string, PrivateEndpointClientArgs>>;
  bindings: pulumi.Output<Binding[]>;
  names: pulumi.Output<PrivateName[]>;
  connection: PrivateEndpointConnection;
  attachment: PrivateEndpointAttachment;
}

/** Draws a private endpoint as it is after the update. Unknown in a preview that changes it. */
export function drawEndpoint(drawn: EndpointToDraw): pulumi.Output<NetworkDiagram> {
  const { name, connection, attachment, regionCode } = drawn;
  const { connectionId, state: tigerStatus } = connection;
  const { serviceId: id, host, port } = attachment;
  return pulumi
    .all([
      pulumi.output({ connectionId, name: connection.name, regionCode, tigerStatus }),
      drawnVpc(drawn),
      pulumi.output({ id, host, port }),
    ])
    .apply(([claim, vpc, service]) =>
      diagramOf({ connection: claim, customerVpcs: [vpc], services: [{ name, ...service }] }),
    );
}

function drawnVpc(drawn: EndpointToDraw): pulumi.Output<DrawnCustomerVpc> {
  const { vpc, endpoint, regionCode, names } = drawn;
  const { id: vpcEndpointId, subnetIds, state: awsStatus } = endpoint;
  return pulumi
    .all([
      pulumi.output({ vpcId: endpoint.vpcId, accountId: endpoint.ownerId, regionCode }),
      pulumi.output({ vpcEndpointId, subnetIds, awsStatus }),
      pulumi.output(vpc && { name: vpc.urn.apply(nameOf), cidrBlocks: [vpc.cidrBlock] }),
      names,
      drawnGroups(drawn),
    ])
    .apply(([place, interfaces, own, published, securityGroups]) => ({
      ...{ ...place, ...own, securityGroups },
      endpoint: { ...interfaces, names: published },
    }));
}

function drawnGroups({
  groups,
  clients,
  bindings,
}: EndpointToDraw): pulumi.Output<DrawnSecurityGroup[]> {
  const ports = bindings.apply((known) => pulumi.all(known.map(({ port }) => port)));
  const sources = Object.values(clients).map(
    ({ securityGroupId, cidrBlock }) => securityGroupId ?? cidrBlock,
  );
  return pulumi
    .all([pulumi.all(groups.map(({ id }) => id)), pulumi.all(sources), ports])
    .apply(([ids, from, open]) => {
      const shown = [...new Set(open)].sort((a, b) => a - b).join(", ");
      const rules = from
        .map((source) => `in: tcp ${shown} from ${source ?? "known after apply"}`)
        .sort();
      return ids.map((id, index): DrawnSecurityGroup => {
        const kind = groups[index]?.own === undefined ? "existing" : "dedicated";
        return { kind, id, rules };
      });
    });
}
