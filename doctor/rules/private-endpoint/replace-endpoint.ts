import type { EndpointWay } from "../../path/way";

/** What to do about an endpoint that can never be used again: nothing but another one helps. */
export function replaceEndpoint({ name, serviceId }: EndpointWay): string {
  return name === undefined
    ? `Make another VPC endpoint to Tiger Cloud, claim it, and attach service ${serviceId} to it: a PrivateEndpoint does all of it.`
    : "Replace it: pulumi stack --show-urns | grep VpcEndpoint tells the URN for pulumi up --replace <urn>.";
}
