import type { DrawnPrivateName } from "../../diagram/drawn-endpoint";
import type { DrawnCustomerVpc, DrawnEndpointNetwork } from "../../diagram/drawn-network";
import { isObject } from "../../provider/rules/object";
import { PRIVATE_ENDPOINT_ATTACHMENT, RECORD, VPC_ENDPOINT, ZONE } from "../types";
import { awsVpcOf } from "./aws-vpc";
import { nameOfPeering } from "./peering";
import type { PlannedResource } from "./planned-resource";
import {
  areSiblings,
  knownText,
  knownTexts,
  namedIn,
  names,
  type Named,
  type ResourceSet,
} from "./resource-set";
import { groupsOfEndpoint } from "./security-groups";
import { serviceOf } from "./service";

/** A private endpoint by its claim: the VPC that it is in, and the services behind it. */
export function privateEndpointOf(
  connection: PlannedResource,
  all: ResourceSet,
): DrawnEndpointNetwork {
  const { id = null, urn, inputs, lastOutputs, outputs, mark } = connection;
  const { state } = outputs;
  const attachments = all
    .ofType(PRIVATE_ENDPOINT_ATTACHMENT)
    .filter((one) => names(one, "connectionId", { id, from: [urn] }));
  return {
    connection: {
      connectionId: id,
      name: knownText(inputs["name"]),
      regionCode: knownText(lastOutputs["region"]),
      ...(typeof state === "string" && { tigerStatus: state }),
      mark,
    },
    customerVpcs: [customerVpcOf(connection, all)],
    services: attachments.map((one) => serviceOf(one, nameOfPeering(one))),
  };
}

function customerVpcOf(connection: PlannedResource, all: ResourceSet): DrawnCustomerVpc {
  const named = namedIn(connection, "vpcEndpointId");
  const endpoint = all.named(VPC_ENDPOINT, connection, "vpcEndpointId");
  const drawn = { vpcEndpointId: named.id, names: namesOf(connection, named, all) };
  // One of another program: this one knows its id alone.
  if (endpoint === undefined) return { endpoint: drawn };
  const vpc = namedIn(endpoint, "vpcId");
  const accountId = knownText(endpoint.lastOutputs["ownerId"]);
  const { state } = endpoint.outputs;
  return {
    ...{ ...awsVpcOf(vpc, all), vpcId: vpc.id },
    ...(accountId !== null && { accountId }),
    endpoint: {
      ...drawn,
      subnetIds: knownTexts(endpoint.inputs["subnetIds"]),
      ...(typeof state === "string" && { awsStatus: state }),
      mark: endpoint.mark,
    },
    securityGroups: groupsOfEndpoint(endpoint, all),
  };
}

/** The records that the component of the claim made, and others that lead to the endpoint. */
function namesOf(
  connection: PlannedResource,
  endpoint: Named,
  all: ResourceSet,
): DrawnPrivateName[] {
  return all
    .ofType(RECORD)
    .filter((record) => areSiblings(record, connection) || leadsTo(record, endpoint))
    .map((record) => ({
      zoneId: knownText(record.inputs["zoneId"]),
      host: knownText(record.inputs["name"]),
      mark: record.mark ?? all.named(ZONE, record, "zoneId")?.mark,
    }));
}

/** The names that AWS gives an endpoint begin with its id. */
function leadsTo({ inputs, dependencies }: PlannedResource, { id, from }: Named): boolean {
  const { aliases, records } = inputs;
  const values = [aliases, records].flat().map((each) => (isObject(each) ? each["name"] : each));
  const sources = [dependencies["aliases"], dependencies["records"]].flatMap((urns) => urns ?? []);
  return (
    (id !== null && values.some((name) => typeof name === "string" && name.startsWith(`${id}-`))) ||
    sources.some((urn) => from.includes(urn))
  );
}
