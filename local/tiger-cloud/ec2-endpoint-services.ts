import type { EC2, ServiceConfiguration } from "@aws-sdk/client-ec2";
import type { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { idOf } from "./errors";

/** A region with an endpoint service, and the zones that it is in. */
export interface ServiceRegion {
  region: string;
  /** Ids of Availability Zones, such as `use1-az1`. */
  zoneIds: readonly string[];
}

/** An endpoint service, as AWS knows it. */
interface Ec2Service {
  /** `vpce-svc-…` */
  id: string;
  /** `com.amazonaws.vpce.<region>.vpce-svc-…` */
  name: string;
}

/** A customer's endpoint, as AWS shows it to the owner of the service. */
export interface Ec2Endpoint {
  /** `vpce-…` */
  id: string;
  /** AWS account that made it. */
  accountId: string;
  /** EC2's word, such as `available`. */
  state: string;
}

/** Gives a client for a region, in Tiger Cloud's own account. */
interface Clients {
  ec2(region: string): EC2;
  balancing(region: string): Promise<ElasticLoadBalancingV2>;
}

const NAME = "tiger-cloud";
const CIDRS = ["10.255.0.0/25", "10.255.0.128/25"];

/**
 * The endpoint services of Tiger Cloud's own account: one for each region, made when the first of them is
 * needed, each with a load balancer that leads nowhere. They take whoever comes.
 */
export class Ec2EndpointServices {
  readonly #services = new Map<string, Promise<Ec2Service>>();

  constructor(private readonly clients: Clients) {}

  /** The name of a region's service, under which AWS has it. */
  async nameIn(place: ServiceRegion, abortSignal: AbortSignal): Promise<string> {
    return (await this.#serviceIn(place, abortSignal)).name;
  }

  /** The endpoints that customers have in a region, those that were rejected included. */
  async endpointsIn(place: ServiceRegion, abortSignal: AbortSignal): Promise<Ec2Endpoint[]> {
    const { id } = await this.#serviceIn(place, abortSignal);
    const Filters = [{ Name: "service-id", Values: [id] }];
    const client = this.clients.ec2(place.region);
    const found = await client.describeVpcEndpointConnections({ Filters }, { abortSignal });
    return (found.VpcEndpointConnections ?? []).map((connection) => ({
      id: connection.VpcEndpointId ?? "",
      accountId: connection.VpcEndpointOwner ?? "",
      state: connection.VpcEndpointState ?? "",
    }));
  }

  /** Rejects an endpoint for good. One that is gone needs no rejection. */
  async reject(place: ServiceRegion, endpointId: string, abortSignal: AbortSignal): Promise<void> {
    const { id: ServiceId } = await this.#serviceIn(place, abortSignal);
    const request = { ServiceId, VpcEndpointIds: [endpointId] };
    await this.clients.ec2(place.region).rejectVpcEndpointConnections(request, { abortSignal });
  }

  /** Made once, whoever asks meanwhile. */
  #serviceIn(place: ServiceRegion, abortSignal: AbortSignal): Promise<Ec2Service> {
    const known = this.#services.get(place.region);
    if (known) return known;
    const found = this.#find(place, abortSignal).catch((error: unknown) => {
      this.#services.delete(place.region);
      throw error;
    });
    this.#services.set(place.region, found);
    return found;
  }

  /** What an emulator before this one has made, programs may know by its name. */
  async #find(place: ServiceRegion, abortSignal: AbortSignal): Promise<Ec2Service> {
    const client = this.clients.ec2(place.region);
    const listed = await client.describeVpcEndpointServiceConfigurations({}, { abortSignal });
    const found = listed.ServiceConfigurations?.find(({ Tags }) =>
      Tags?.some(({ Key, Value }) => Key === "Name" && Value === NAME),
    );
    return serviceOf(found ?? (await this.#make(place, abortSignal)));
  }

  async #make(place: ServiceRegion, abortSignal: AbortSignal) {
    const client = this.clients.ec2(place.region);
    const { ServiceConfiguration: made } = await client.createVpcEndpointServiceConfiguration(
      {
        AcceptanceRequired: false,
        NetworkLoadBalancerArns: [await this.#loadBalancer(place, abortSignal)],
        TagSpecifications: [
          { ResourceType: "vpc-endpoint-service", Tags: [{ Key: "Name", Value: NAME }] },
        ],
      },
      { abortSignal },
    );
    const open = { ServiceId: made?.ServiceId, AddAllowedPrincipals: ["*"] };
    await client.modifyVpcEndpointServicePermissions(open, { abortSignal });
    return made ?? {};
  }

  /** AWS offers a service where its load balancer has a subnet. */
  async #loadBalancer(place: ServiceRegion, abortSignal: AbortSignal): Promise<string> {
    const client = this.clients.ec2(place.region);
    const { Vpc } = await client.createVpc({ CidrBlock: "10.255.0.0/24" }, { abortSignal });
    const subnets = place.zoneIds.map(async (AvailabilityZoneId, index) => {
      const request = { VpcId: Vpc?.VpcId, AvailabilityZoneId, CidrBlock: CIDRS[index] };
      const { Subnet } = await client.createSubnet(request, { abortSignal });
      return idOf(Subnet?.SubnetId, "subnet");
    });
    const Subnets = await Promise.all(subnets);
    const balancing = await this.clients.balancing(place.region);
    // AWS takes a name once, and one that was left behind has another VPC.
    const Name = `${NAME}-${Vpc?.VpcId?.slice(-8)}`;
    try {
      const request = { Name, Type: "network" as const, Subnets };
      const { LoadBalancers } = await balancing.createLoadBalancer(request, { abortSignal });
      return idOf(LoadBalancers?.[0]?.LoadBalancerArn, "load balancer");
    } finally {
      balancing.destroy();
    }
  }
}

const serviceOf = (found: ServiceConfiguration): Ec2Service => ({
  id: idOf(found.ServiceId, "endpoint service"),
  name: found.ServiceName ?? "",
});
