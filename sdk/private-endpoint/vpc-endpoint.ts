import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { protectOption } from "../protection";
import type { PrivateEndpointArgs } from "./arguments";
import type { EndpointGroup } from "./endpoint-groups";
import { ENDPOINT_TAG, endpointTagValue } from "./endpoint-tag";
import type { EndpointTarget } from "./service";
import { subnetIdsOf } from "./subnets";

/** What a VPC endpoint is made with. */
export interface VpcEndpointPlan {
  subnetIds: PrivateEndpointArgs["subnetIds"];
  tags: PrivateEndpointArgs["tags"];
  vpcId: pulumi.Input<string>;
  target: EndpointTarget;
  groups: readonly EndpointGroup[];
  /** What the tag of the endpoint said under former names of the component. */
  formerTagValues: readonly string[];
  protect: boolean | undefined;
  parent: pulumi.ComponentResource;
}

/** The interface endpoint to Tiger Cloud, with an interface in each of the subnets. */
export function createVpcEndpoint(name: string, plan: VpcEndpointPlan): aws.ec2.VpcEndpoint {
  const { vpcId, target, groups, tags, formerTagValues, protect, parent } = plan;
  const tagValue = endpointTagValue(name);
  const subnetIds = subnetIdsOf(plan.subnetIds, {
    ...{ ...target, vpcId, parent },
    tagValues: [tagValue, ...formerTagValues],
  });
  return new aws.ec2.VpcEndpoint(
    childNames.vpcEndpoint(name),
    {
      ...{ vpcId, subnetIds, vpcEndpointType: "Interface" },
      serviceName: target.endpointServiceName,
      securityGroupIds: groups.map(({ id }) => id),
      // The endpoint service has no private name of its own.
      privateDnsEnabled: false,
      tags: { ...tags, [ENDPOINT_TAG]: tagValue },
    },
    { parent, ...protectOption(protect) },
  );
}
