import { shellWord } from "../../../provider/rules/shell-word";
import { wordOr } from "../word-or";
import type { VpcEndpoint } from "../../facts/aws";
import { endpointRegionOf } from "../../path/private-endpoint";
import type { EndpointWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case } from "../rule";

/** A host name of the service, which an endpoint is to answer to. */
export interface Name {
  one: Case<EndpointWay>;
  endpoint: VpcEndpoint;
  host: string;
}

/** How a host name gets an alias record that leads to an endpoint; AWS tells the zone of the endpoint's name. */
export function aliasCommand({ one, endpoint, host }: Name, zoneId: string): string {
  const { vpcEndpointId, dnsNames } = endpoint;
  const query = "VpcEndpoints[0].DnsEntries[0].HostedZoneId";
  const hostedZone = `$(aws ec2 describe-vpc-endpoints --vpc-endpoint-ids ${shellWord(vpcEndpointId)}${customerRegionOption(one)} --query ${query} --output text)`;
  const record = {
    ...{ Name: host, Type: "A" },
    AliasTarget: {
      DNSName: dnsNames[0] ?? "<name of the endpoint>",
      HostedZoneId: "",
      EvaluateTargetHealth: false,
    },
  };
  const batch = { Changes: [{ Action: "UPSERT", ResourceRecordSet: record }] };
  // A quote in a name is escaped in JSON, so that no name has these words in it.
  const [before = "", after = ""] = JSON.stringify(batch).split('"HostedZoneId":""');
  // The shell puts in what AWS tells.
  const json = `${shellWord(`${before}"HostedZoneId":"`)}"${hostedZone}"${shellWord(`"${after}`)}`;
  return `aws route53 change-resource-record-sets --hosted-zone-id ${shellWord(zoneId)} --change-batch ${json}`;
}

/** How a VPC gets a private zone of exactly a host name, which hides no other name. */
export function zoneCommand({ one, endpoint, host }: Name): string {
  const region = wordOr(endpointRegionOf(endpoint), "<region>");
  return `aws route53 create-hosted-zone --name ${shellWord(host)} --hosted-zone-config PrivateZone=true --vpc VPCRegion=${region},VPCId=${shellWord(one.vpc.vpcId)} --caller-reference "$(date +%s)"`;
}
