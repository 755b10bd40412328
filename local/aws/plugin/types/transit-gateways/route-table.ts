import type { EC2, TransitGatewayRouteTable } from "@aws-sdk/client-ec2";
import { forgiving } from "../../errors";
import { arnOf, toAws, toPulumi } from "../../names";
import { resourceType } from "../../resource-type";
import { tagMap } from "../../tags";
import { NO_TABLE } from "../../transit-gateways";
import { GONE, waitForState, type Change } from "../../wait-for-state";

interface Inputs {
  transitGatewayId: string;
}

const DEFAULTS = ["defaultAssociationRouteTable", "defaultPropagationRouteTable"] as const;

/** `aws.ec2transitgateway.RouteTable` */
export const routeTable = resourceType<Inputs>({
  label: "Transit gateway route table",
  replaces: ["transitGatewayId"],
  required: ["transitGatewayId"],
  outputs: ["arn", ...DEFAULTS],
  tags: "transit-gateway-route-table",
  gone: { onRead: NO_TABLE, onDelete: NO_TABLE },

  async create({ ec2 }, inputs, tags) {
    const request = { ...toAws(inputs, "transitGatewayId"), ...tags };
    const made = await ec2.createTransitGatewayRouteTable(request);
    return { id: made.TransitGatewayRouteTable?.TransitGatewayRouteTableId ?? "" };
  },

  async settle({ ec2 }, id, _inputs, { isNew }) {
    if (!isNew) return;
    await until(ec2, id, "create", { pending: ["pending"], target: ["available"], minutes: 10 });
  },

  async find(aws, id) {
    const found = await tableOf(aws.ec2, id);
    return (
      found && {
        arn: arnOf("transit-gateway-route-table", aws.region, await aws.accountId(), id),
        ...toPulumi(found, "transitGatewayId", ...DEFAULTS),
        tagsAll: tagMap(found.Tags),
      }
    );
  },

  async remove({ ec2 }, id) {
    await ec2.deleteTransitGatewayRouteTable({ TransitGatewayRouteTableId: id });
    const change = { pending: ["available", "deleting"], target: [GONE], minutes: 10 };
    await until(ec2, id, "delete", change);
  },
});

async function tableOf(ec2: EC2, id: string): Promise<TransitGatewayRouteTable | undefined> {
  const found = await forgiving(NO_TABLE, async () => {
    const request = { TransitGatewayRouteTableIds: [id] };
    return (await ec2.describeTransitGatewayRouteTables(request)).TransitGatewayRouteTables?.[0];
  });
  return found?.State === "deleted" ? undefined : found;
}

const until = (ec2: EC2, id: string, action: string, change: Change) =>
  waitForState(
    `EC2 Transit Gateway Route Table (${id}) ${action}`,
    async () => (await tableOf(ec2, id))?.State,
    change,
  );
