import type { DrawnNetwork, DrawnTransitGateway } from "../../diagram/drawn-network";
import { asUsual, customerVpc, marked, smallNetwork, type Labelling } from "./networks";

/** A peer, and a gateway with two VPCs behind it, the second of which is in another account. */
export function gatewayNetwork(label: Labelling = asUsual): DrawnNetwork {
  return { ...smallNetwork(label), transitGateways: [transitGateway("hub", 1, 2, label)] };
}

/** As many gateways and VPCs behind each as asked for, and no peers. */
export function manyGateways(
  gateways: number,
  vpcs: number,
  label: Labelling = asUsual,
): DrawnNetwork {
  return {
    ...smallNetwork(label),
    customerVpcs: [],
    transitGateways: Array.from({ length: gateways }, (_, index) =>
      transitGateway(`hub-${index + 1}`, index, vpcs, label),
    ),
  };
}

/** A plan: a VPC comes behind the gateway, another one goes, and so the CIDR blocks of the peering change. */
export function plannedGatewayNetwork(label: Labelling = asUsual): DrawnNetwork {
  const hub = transitGateway("hub", 1, 3, label);
  const [app, jobs, legacy] = hub.customerVpcs;
  return {
    ...smallNetwork(label),
    customerVpcs: [],
    transitGateways: [
      {
        ...hub,
        attachment: { ...hub.attachment!, mark: "changed" },
        customerVpcs: [marked(legacy!, "removed"), app!, marked(jobs!, "added")],
      },
    ],
  };
}

/** Before anything exists. */
function unknownGatewayNetwork(label: Labelling = asUsual): DrawnNetwork {
  return {
    ...smallNetwork(label),
    customerVpcs: [],
    transitGateways: [
      {
        name: label("hub"),
        transitGatewayId: null,
        accountId: null,
        regionCode: null,
        cidrBlocks: null,
        attachment: { attachmentId: null, tigerStatus: null, awsStatus: null, mark: "added" },
        association: { routeTable: null, mark: "added" },
        routes: [{ routeTable: null, destination: label("10.0.0.0/24"), mark: "added" }],
        customerVpcs: [{ name: label("app"), vpcId: null, accountId: label("210987654321") }],
        mark: "added",
      },
    ],
  };
}

/** The second of its VPCs and every other one after that is in another account. */
function transitGateway(
  name: string,
  index: number,
  vpcs: number,
  label: Labelling,
): DrawnTransitGateway {
  const hex = (0x5aecdb35f63 + index * 7919).toString(16).padStart(17, "0");
  const routeTable = label(`tgw-rtb-${hex}`);
  return {
    name: label(name),
    transitGatewayId: label(`tgw-${hex}`),
    accountId: label("123456789012"),
    regionCode: label("us-east-1"),
    cidrBlocks: [label("10.30.0.0/16"), label("10.31.0.0/16")],
    attachment: {
      attachmentId: label(`tgw-attach-${hex}`),
      tigerStatus: label("ACTIVE"),
      awsStatus: label("available"),
    },
    association: { routeTable },
    routes: [{ routeTable, destination: label("10.0.0.0/24") }],
    customerVpcs: Array.from({ length: vpcs }, (_, number) => {
      const vpc = { ...customerVpc(`site-${number + 1}`, 10 + number, label), peering: undefined };
      return number % 2 === 0 ? vpc : { ...vpc, accountId: label("210987654321") };
    }),
  };
}

/** A network of each kind with transit gateways, for what must hold of all. */
export const GATEWAY_NETWORKS: Readonly<Record<string, (label?: Labelling) => DrawnNetwork>> = {
  "with a gateway": gatewayNetwork,
  "with a planned gateway": plannedGatewayNetwork,
  "with an unknown gateway": unknownGatewayNetwork,
  "with many gateways": (label) => manyGateways(20, 20, label),
};
