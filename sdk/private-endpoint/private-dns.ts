import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { protectOption } from "../protection";
import type { PrivateDnsChoice } from "./arguments";
import type { Binding } from "./bindings";
import { regionalName, type EndpointName } from "./regional-name";

/** What leads the names of a service to an endpoint. */
export interface PrivateDnsPlan {
  choice: PrivateDnsChoice;
  vpcId: pulumi.Input<string>;
  endpoint: aws.ec2.VpcEndpoint;
  bindings: pulumi.Output<Binding[]>;
  tags: Record<string, pulumi.Input<string>> | undefined;
  protect: boolean | undefined;
  parent: pulumi.ComponentResource;
}

/** A host name in a private hosted zone. */
export interface PrivateName {
  zoneId: string;
  host: string;
}

/** What was made for names. */
export interface PrivateDns {
  /** Id of the zone of the service's host; empty where there is none. */
  zoneId: pulumi.Output<string>;
  /** The host names, and the zones in which they lead to the endpoint. */
  names: pulumi.Output<PrivateName[]>;
  /** The records, and what makes them visible in the VPC. */
  resources: pulumi.Output<pulumi.Resource[]>;
}

/**
 * Leads each host name of the service to the endpoint's regional name, by an alias record.
 */
export function publishNames(name: string, plan: PrivateDnsPlan): PrivateDns {
  const { choice, bindings } = plan;
  if (choice === "none") {
    return { zoneId: pulumi.output(""), names: pulumi.output([]), resources: pulumi.output([]) };
  }
  const hosts = bindings.apply((known) => known.filter(({ hasOwnHost }) => hasOwnHost));
  const publish = choice === "zone" ? inOwnZones(name, plan) : inZone(name, choice, plan);
  const made = hosts.apply((known) => known.map((binding) => publish(binding)));
  return {
    zoneId: made.apply(([first]) => first?.zoneId ?? pulumi.output("")),
    names: made.apply((published) =>
      pulumi.all(published.map(({ zoneId, host }) => pulumi.output({ zoneId, host }))),
    ),
    resources: made.apply((published) => published.flatMap(({ resources }) => resources)),
  };
}

/** One name that was published. */
interface Published {
  zoneId: pulumi.Output<string>;
  host: pulumi.Output<string>;
  resources: pulumi.Resource[];
}

type Publish = (binding: Binding) => Published;

/** A zone of exactly the host's name hides no other name, as one of the whole domain would. */
function inOwnZones(name: string, plan: PrivateDnsPlan): Publish {
  const { vpcId, tags, protect, parent } = plan;
  return (binding) => {
    const zone = new aws.route53.Zone(
      childNames.zone(name, binding.role),
      {
        name: binding.host,
        vpcs: [{ vpcId }],
        comment: "Private endpoint of a database on Tiger Cloud",
        ...(tags && { tags }),
      },
      { parent, ...protectOption(protect) },
    );
    const record = createRecord(name, binding, zone.zoneId, plan);
    return { zoneId: zone.zoneId, host: binding.host, resources: [zone, record] };
  };
}

function inZone(
  name: string,
  choice: Exclude<PrivateDnsChoice, string>,
  plan: PrivateDnsPlan,
): Publish {
  const zoneId = pulumi.output(choice.zoneId);
  const { provider } = choice;
  const association = choice.associate === true ? associate(name, choice, plan) : [];
  return (binding) => ({
    zoneId,
    host: binding.host,
    resources: [createRecord(name, binding, zoneId, plan, provider), ...association],
  });
}

/** Where the zone is another account's, AWS wants its consent before that of the VPC's. */
function associate(
  name: string,
  { zoneId, provider }: Exclude<PrivateDnsChoice, string>,
  { vpcId, parent }: PrivateDnsPlan,
): pulumi.Resource[] {
  const consent =
    provider &&
    new aws.route53.VpcAssociationAuthorization(
      childNames.zoneAuthorization(name),
      { zoneId, vpcId },
      { parent, provider, protect: false },
    );
  const association = new aws.route53.ZoneAssociation(
    childNames.zoneAssociation(name),
    { zoneId, vpcId },
    { parent, protect: false, ...(consent && { dependsOn: consent }) },
  );
  return [association];
}

function createRecord(
  name: string,
  { host, role }: Binding,
  zoneId: pulumi.Input<string>,
  { endpoint, protect, parent }: PrivateDnsPlan,
  provider?: aws.Provider,
): aws.route53.Record {
  const target: pulumi.Output<EndpointName> = endpoint.dnsEntries.apply(regionalName);
  return new aws.route53.Record(
    childNames.record(name, role),
    {
      zoneId,
      name: host,
      type: "A",
      aliases: [
        {
          name: target.apply(({ dnsName }) => dnsName),
          zoneId: target.apply(({ hostedZoneId }) => hostedZoneId),
          evaluateTargetHealth: false,
        },
      ],
    },
    { parent, ...(provider && { provider }), ...protectOption(protect) },
  );
}
