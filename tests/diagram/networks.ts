import type {
  DrawnCustomerVpc,
  DrawnNetwork,
  DrawnService,
  DrawnTimescaleVpc,
  Mark,
} from "../../diagram/drawn-network";

/** Gives the text of an element, of the one that a harmless network has there. */
export type Labelling = (usual: string) => string;

export const asUsual: Labelling = (usual) => usual;

/** One peer and one service, all of it active. */
export function smallNetwork(label: Labelling = asUsual): DrawnNetwork {
  return {
    timescaleVpc: timescaleVpc(label),
    customerVpcs: [customerVpc("app", 1, label)],
    services: [service("main", "kd9w2xp4mz", label)],
  };
}

/** As many peers and services as asked for. */
export function largeNetwork(
  peers: number,
  services: number,
  label: Labelling = asUsual,
): DrawnNetwork {
  return {
    timescaleVpc: timescaleVpc(label),
    customerVpcs: Array.from({ length: peers }, (_, index) =>
      customerVpc(`team-${index + 1}`, index, label),
    ),
    services: Array.from({ length: services }, (_, index) =>
      service(`metrics-${index + 1}`, `kd9w2xp4m${index}`, label),
    ),
  };
}

/** A plan: one peer stays, one comes, one goes, and a service moves. */
export function plannedNetwork(label: Labelling = asUsual): DrawnNetwork {
  const added = marked(customerVpc("batch", 2, label), "added");
  const removed = marked(customerVpc("legacy", 3, label), "removed");
  const app = customerVpc("app", 1, label);
  return {
    timescaleVpc: timescaleVpc(label),
    customerVpcs: [
      removed,
      {
        ...app,
        securityGroups: [{ ...app.securityGroups![0]!, mark: "changed" }],
      },
      { ...added, peering: { provisionedId: null, mark: "added" } },
    ],
    services: [
      {
        ...service("main", "kd9w2xp4mz", label),
        host: null,
        port: null,
        previously: label("VPC 998"),
        mark: "changed",
      },
      { ...service("reports", "ab12cd34ef", label), mark: "added" },
    ],
  };
}

/** Before anything exists: every id is known only after the apply. */
export function unknownNetwork(label: Labelling = asUsual): DrawnNetwork {
  return {
    timescaleVpc: {
      id: null,
      name: label("quickstart"),
      cidr: label("10.0.0.0/24"),
      regionCode: label("us-east-1"),
      mark: "added",
    },
    customerVpcs: [
      {
        name: label("app"),
        vpcId: null,
        cidrBlocks: null,
        accountId: null,
        regionCode: label("us-east-1"),
        peering: { provisionedId: null, tigerStatus: null, awsStatus: null, mark: "added" },
        routes: [{ routeTable: null, destination: label("10.0.0.0/24"), mark: "added" }],
        securityGroups: [{ kind: "dedicated", id: null, mark: "added" }],
      },
    ],
    services: [
      { id: null, name: label("main"), host: null, port: null, status: null, mark: "added" },
    ],
  };
}

function timescaleVpc(label: Labelling): DrawnTimescaleVpc {
  return {
    id: label("1001"),
    name: label("quickstart"),
    cidr: label("10.0.0.0/24"),
    regionCode: label("us-east-1"),
  };
}

/** A peered VPC; another index gives other ids. */
export function customerVpc(name: string, index: number, label: Labelling): DrawnCustomerVpc {
  const hex = (0x94aecdb35f63 + index * 7919).toString(16).padStart(17, "0");
  return {
    name: label(name),
    vpcId: label(`vpc-${hex}`),
    cidrBlocks: [label(`10.${20 + index}.0.0/16`)],
    accountId: label("123456789012"),
    regionCode: label("us-east-1"),
    peering: {
      provisionedId: label(`pcx-${hex}`),
      tigerStatus: label("ACTIVE"),
      awsStatus: label("active"),
    },
    routes: [
      { routeTable: label(`rtb-${hex}`), destination: label("10.0.0.0/24") },
      { routeTable: label("private"), destination: label("10.0.0.0/24") },
    ],
    securityGroups: [
      { kind: "dedicated", id: label(`sg-${hex}`), rules: [label("out: tcp 5432 10.0.0.0/24")] },
    ],
  };
}

/** A service that is up. */
export function service(name: string, id: string, label: Labelling): DrawnService {
  return {
    id: label(id),
    name: label(name),
    host: label(`${id}.m1.localproj1.tsdb.cloud.timescale.com`),
    port: 30066,
    status: label("READY"),
  };
}

/** A VPC with all that is in it marked. */
export function marked<T extends DrawnCustomerVpc>(vpc: T, mark: Mark): T {
  return {
    ...vpc,
    ...(vpc.peering && { peering: { ...vpc.peering, mark } }),
    routes: vpc.routes!.map((route) => ({ ...route, mark })),
    securityGroups: vpc.securityGroups!.map((group) => ({ ...group, mark })),
  };
}
