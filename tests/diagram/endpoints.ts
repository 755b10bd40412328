import type { DrawnCustomerVpc, DrawnNetwork } from "../../diagram/drawn-network";
import { asUsual, customerVpc, service, type Labelling } from "./networks";

const HEX = "0123456789abcdef0";

/** A private endpoint in one VPC, and a service behind it. */
export function endpointNetwork(label: Labelling = asUsual): DrawnNetwork {
  return {
    connection: {
      connectionId: label("conn-aws-1"),
      name: label("metrics"),
      regionCode: label("us-east-1"),
      tigerStatus: label("approved"),
    },
    customerVpcs: [endpointVpc(1, label)],
    services: [service("main", "kd9w2xp4mz", label)],
  };
}

/** A plan: the endpoint loses a name and gets another group, and the service goes behind it. */
export function plannedEndpointNetwork(label: Labelling = asUsual): DrawnNetwork {
  const network = endpointNetwork(label);
  const vpc = endpointVpc(1, label);
  const endpoint = vpc.endpoint!;
  return {
    ...network,
    customerVpcs: [
      {
        ...vpc,
        endpoint: {
          ...endpoint,
          names: endpoint.names!.map((name) => ({ ...name, mark: "removed" })),
          mark: "changed",
        },
        securityGroups: [{ ...vpc.securityGroups![0]!, mark: "added" }],
      },
    ],
    services: [{ ...network.services[0]!, port: null, mark: "added" }],
  };
}

/** Before anything exists, in a VPC of which nothing is known but that it is there. */
export function unknownEndpointNetwork(label: Labelling = asUsual): DrawnNetwork {
  return {
    connection: { connectionId: null, regionCode: null, tigerStatus: null, mark: "added" },
    customerVpcs: [
      {
        endpoint: {
          vpcEndpointId: null,
          subnetIds: null,
          awsStatus: null,
          names: [{ zoneId: null, host: null, mark: "added" }],
          mark: "added",
        },
        securityGroups: [{ kind: "dedicated", id: null, mark: "added" }],
      },
    ],
    services: [{ id: label("kd9w2xp4mz"), name: label("main"), host: null, port: null }],
  };
}

/** A VPC with an endpoint; another index gives other ids. */
export function endpointVpc(index: number, label: Labelling): DrawnCustomerVpc {
  const vpc = { ...customerVpc("app", index, label), peering: undefined, routes: undefined };
  return {
    ...vpc,
    endpoint: {
      vpcEndpointId: label(`vpce-${HEX}`),
      subnetIds: [label("subnet-0000000a"), label("subnet-0000000b")],
      awsStatus: label("available"),
      names: [
        { zoneId: label("Z0123456789"), host: label("kd9w2xp4mz.localproj1.tsdb.example") },
        { zoneId: label("Z0123456790"), host: label("kd9w2xp4mz-repl.localproj1.tsdb.example") },
      ],
    },
    securityGroups: [
      {
        kind: "dedicated",
        id: label(`sg-${HEX}`),
        rules: [label("in: tcp 5432 from sg-0000000a")],
      },
    ],
  };
}

/** A network of each kind with a private endpoint, for what must hold of all. */
export const ENDPOINT_NETWORKS: Readonly<Record<string, (label?: Labelling) => DrawnNetwork>> = {
  "with an endpoint": endpointNetwork,
  "with a planned endpoint": plannedEndpointNetwork,
  "with an unknown endpoint": unknownEndpointNetwork,
};
