import type { CreateVpcEndpointRequest, EC2 } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { ec2Client, inAccount } from "../../../../local/aws/clients";
import { ACCOUNT, REGION, VENDOR } from "../harness";

/** What the tests of endpoints make by the AWS SDK on a moto. */
export class Parts {
  readonly #clients = new Map<string, EC2>();
  #made = 0;

  constructor(private readonly endpoint: string) {}

  at(accountId = ACCOUNT, region = REGION): EC2 {
    const key = `${accountId}/${region}`;
    const client =
      this.#clients.get(key) ?? ec2Client({ endpoint: this.endpoint, region, accountId });
    this.#clients.set(key, client);
    return client;
  }

  get vendor(): EC2 {
    return this.at(VENDOR);
  }

  /** A VPC with a subnet in each of these zones. */
  async network(zoneIds: readonly string[], ec2 = this.at()) {
    const { Vpc } = await ec2.createVpc({ CidrBlock: "10.10.0.0/16" });
    const VpcId = Vpc!.VpcId!;
    const subnetIds: string[] = [];
    for (const [index, AvailabilityZoneId] of zoneIds.entries()) {
      const place = { VpcId, CidrBlock: `10.10.${index}.0/24`, AvailabilityZoneId };
      subnetIds.push((await ec2.createSubnet(place)).Subnet!.SubnetId!);
    }
    return { vpcId: VpcId, subnetIds };
  }

  /** An endpoint service of the vendor, in these zones and for these accounts. */
  async service(
    zoneIds: readonly string[],
    { AcceptanceRequired = false, principals = ["*"] } = {},
  ): Promise<{ id: string; name: string }> {
    const { subnetIds: Subnets } = await this.network(zoneIds, this.vendor);
    const place = { endpoint: this.endpoint, region: REGION, accountId: VENDOR };
    const balancing = new ElasticLoadBalancingV2(inAccount(place));
    const Name = `tiger-${this.#made++}`;
    const { LoadBalancers } = await balancing.createLoadBalancer({
      ...{ Name, Type: "network", Subnets },
    });
    balancing.destroy();
    const { ServiceConfiguration } = await this.vendor.createVpcEndpointServiceConfiguration({
      NetworkLoadBalancerArns: [LoadBalancers![0]!.LoadBalancerArn!],
      AcceptanceRequired,
    });
    const id = ServiceConfiguration!.ServiceId!;
    await this.vendor.modifyVpcEndpointServicePermissions({
      ServiceId: id,
      AddAllowedPrincipals: principals,
    });
    return { id, name: ServiceConfiguration!.ServiceName! };
  }

  /** Makes an interface endpoint of the customer. */
  async create(request: Omit<CreateVpcEndpointRequest, "VpcEndpointType">) {
    const { VpcEndpoint } = await this.at().createVpcEndpoint({
      VpcEndpointType: "Interface",
      ...request,
    });
    return VpcEndpoint!;
  }

  /** What the customer sees of an endpoint. */
  async seen(id: string) {
    const listed = await this.at().describeVpcEndpoints({ VpcEndpointIds: [id] });
    return listed.VpcEndpoints![0]!;
  }

  /** What the vendor sees of the connections of a service. */
  async connections(serviceId: string, filters: Record<string, string> = {}) {
    const all = { "service-id": serviceId, ...filters };
    const Filters = Object.entries(all).map(([Name, value]) => ({ Name, Values: [value] }));
    const listed = await this.vendor.describeVpcEndpointConnections({ Filters });
    return listed.VpcEndpointConnections ?? [];
  }

  close(): void {
    for (const client of this.#clients.values()) client.destroy();
  }
}
