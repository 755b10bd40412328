import { canonicalCidrSet, containsCidr } from "../../../provider/rules/cidr";
import { meaningOf } from "../../../provider/tiger-cloud/status";
import { valueOf } from "../../facts/seen";
import type { Check } from "../../finding";
import { gatewayPeeringOf } from "../../path/gateway-attachment";
import { partsOutside } from "../../path/gateway-table";
import { vpcBlockOf } from "../../path/vpc-block";
import type { Rule, Verdict } from "../rule";

const LINK = "cidr-blocks";
const UNKNOWN: Check = { name: "gateway-cidr-blocks-unknown", link: LINK, severity: "broken" };

/** Tiger Cloud knows that the client's addresses are behind the gateway: it sends answers to no others. */
export const gatewayCidrBlocksRule: Rule<"transit-gateway"> = {
  ways: ["transit-gateway"],
  checks: [UNKNOWN],
  judge(one): Verdict {
    const { way, client, vpc, tigerCloud } = one;
    const peering = valueOf(gatewayPeeringOf(way, tigerCloud));
    if (peering === undefined) return {};
    const { cidrBlocks, status } = peering;
    // The API may show none until the peering is active.
    if (cidrBlocks.length === 0 && meaningOf("peering", status) !== "done") return {};
    const outside = partsOutside(client.cidrBlock, cidrBlocks);
    if (outside.length === 0) return {};
    const whole = vpcBlockOf(one);
    const wanted = canonicalCidrSet([
      ...cidrBlocks.filter((each) => !containsCidr(whole, each)),
      whole,
    ]);
    const finding = {
      check: UNKNOWN,
      subject: `cidrBlocks of peering ${way.timescaleVpcId}/${way.peeringId} for ${whole}`,
      saw: `they are ${cidrBlocks.join(", ") || "empty"}, without ${outside.join(", ")} of ${vpc.vpcId}`,
      why: "Tiger Cloud sends no answers there",
      fix:
        way.name === undefined
          ? `Add ${whole} to the CIDR blocks of the peering, by cidrBlocks of a TransitGatewayPeering or in the Tiger Cloud console.`
          : `Set cidrBlocks: ${JSON.stringify(wanted)} on the PeeredTransitGateway, and run \`pulumi up\`. That does not interrupt.`,
    };
    return { findings: [finding] };
  },
};
