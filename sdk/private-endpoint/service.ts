import * as pulumi from "@pulumi/pulumi";
import { regionOf } from "../customer-vpc/customer-vpc";
import { getPrivateEndpointServiceOutput } from "../lookups/private-endpoint-service";
import { getServiceOutput } from "../lookups/services";
import { filledIn } from "../mocks";
import { endProgram } from "../program-failure";
import type { PrivateEndpointArgs } from "./arguments";

/** What the endpoint leads to. */
export interface EndpointTarget {
  serviceId: pulumi.Output<string>;
  /** Host name of the service, which it keeps; undefined where it cannot be told before it is attached. */
  publicHost: pulumi.Output<string | undefined>;
  /** AWS region of the AWS provider, which is the service's. */
  regionCode: pulumi.Output<string>;
  /** Name of the endpoint service, `com.amazonaws.vpce.<region>.vpce-svc-…`. */
  endpointServiceName: pulumi.Output<string>;
  /** Ids of the Availability Zones in which it answers, such as `use1-az1`; empty where they are not known. */
  zoneIds: pulumi.Output<string[]>;
}

/**
 * The service that arguments name, and the endpoint service of its region. Ends the program where the AWS provider is in
 * another region: AWS reaches an endpoint service from its own region alone, unless its owner opens others.
 */
export function targetOf(
  args: PrivateEndpointArgs,
  parent: pulumi.ComponentResource,
): EndpointTarget {
  // That of a VPC which is yet to be made is not known in a preview, and its endpoint is made by this provider.
  const regionCode = regionOf(undefined, parent);
  const { serviceId, serviceName = "" } = args;
  const service = getServiceOutput(
    serviceId === undefined ? { name: serviceName, regionCode } : { id: serviceId },
    { parent },
  );
  const checked = pulumi.all([service, regionCode]).apply(async ([{ id, regionCode: at }, here]) =>
    // Mocks of unit tests may not tell.
    at === here || !at || !here
      ? here
      : endProgram<string>(
          `serviceId: service ${id} is in ${at}, and the AWS provider in ${here}. ` +
            `Make the endpoint in ${at}: pass an AWS provider of that region as the option \`provider\`, and a VPC there.`,
          parent,
        ),
  );
  const found = getPrivateEndpointServiceOutput({ regionCode: checked }, { parent });
  return {
    serviceId: serviceId === undefined ? service.id : pulumi.output(serviceId),
    // In a Timescale VPC it has another one.
    publicHost: service.apply(({ isPrivate, host }) => (isPrivate ? undefined : host)),
    regionCode: checked,
    endpointServiceName: found.serviceName,
    zoneIds: found.apply(
      (answer) => filledIn(answer, { availabilityZoneIds: [] }).availabilityZoneIds,
    ),
  };
}
