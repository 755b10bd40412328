import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { aliasesFor } from "../former-keys";
import type { PrivateEndpointClientArgs } from "./arguments";
import type { Binding } from "./bindings";
import type { EndpointGroup } from "./endpoint-groups";

/** Who is let in at which ports. */
export interface ClientRulePlan {
  clients: Readonly<Record<string, PrivateEndpointClientArgs>>;
  groups: readonly EndpointGroup[];
  bindings: pulumi.Output<Binding[]>;
  tags: Record<string, pulumi.Input<string>> | undefined;
  parent: pulumi.ComponentResource;
}

/** One rule to make. */
interface Place {
  group: EndpointGroup;
  key: string;
  client: PrivateEndpointClientArgs;
  binding: Binding;
  plan: ClientRulePlan;
}

/**
 * Lets each client in at each port of the service, and a client's group out to it. Rules are named after the role of the
 * port, for Tiger Cloud chooses the port itself; another one changes the rule in place.
 */
export function createClientRules(plan: ClientRulePlan): pulumi.Output<pulumi.Resource[]> {
  const { clients, groups, bindings } = plan;
  return bindings.apply((known) =>
    groups.flatMap((group) =>
      Object.entries(clients).flatMap(([key, client]) =>
        known.flatMap((binding) => createRules({ group, key, client, binding, plan })),
      ),
    ),
  );
}

function createRules(place: Place): pulumi.Resource[] {
  const { securityGroupId } = place.client;
  const inbound = allowIn(place);
  return securityGroupId === undefined ? [inbound] : [inbound, allowOut(securityGroupId, place)];
}

function allowIn(place: Place): aws.vpc.SecurityGroupIngressRule {
  const { group, client } = place;
  const { securityGroupId, cidrBlock } = client;
  const nameOf = (key: string) => childNames.ingressRule(group.name, key, place.binding.role);
  return new aws.vpc.SecurityGroupIngressRule(
    nameOf(place.key),
    {
      securityGroupId: group.id,
      ...(securityGroupId !== undefined && { referencedSecurityGroupId: securityGroupId }),
      ...(cidrBlock !== undefined && { cidrIpv4: cidrBlock }),
      ...portOf(place),
    },
    // The engine deletes rules before their group: one that is the component's own takes them along.
    { ...optionsOf(place, nameOf), ...(group.own && { deletedWith: group.own }) },
  );
}

function allowOut(
  securityGroupId: pulumi.Input<string>,
  place: Place,
): aws.vpc.SecurityGroupEgressRule {
  const { group, binding } = place;
  const nameOf = (key: string) => childNames.clientRule(group.name, key, binding.role);
  return new aws.vpc.SecurityGroupEgressRule(
    nameOf(place.key),
    { securityGroupId, referencedSecurityGroupId: group.id, ...portOf(place) },
    optionsOf(place, nameOf),
  );
}

function portOf({ binding: { port, role }, plan: { tags } }: Place) {
  return {
    ...{ ipProtocol: "tcp", fromPort: port, toPort: port },
    description: `Database on Tiger Cloud, ${role}`,
    ...(tags && { tags }),
  };
}

function optionsOf(
  { client, plan: { parent } }: Place,
  nameOf: (key: string) => string,
): pulumi.CustomResourceOptions {
  return { parent, protect: false, ...aliasesFor(client.aliases, nameOf) };
}
