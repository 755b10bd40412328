import type { NetworkInterfaceAttachment } from "@aws-sdk/client-ec2";
import { arnOf, toPulumi } from "../names";
import { compact, type Properties } from "../properties";
import { tagMap } from "../tags";
import { many, one, type Look } from "./find";

const listIds = many(async (ec2, request) => {
  const { NetworkInterfaces } = await ec2.describeNetworkInterfaces(request);
  return NetworkInterfaces?.map(({ NetworkInterfaceId }) => NetworkInterfaceId);
});

/** `aws.ec2.getNetworkInterfaces` */
export const getNetworkInterfaces: Look = async (aws, args) => ({
  ...(await listIds(aws, args)),
  tags: {},
});

/** `aws.ec2.getNetworkInterface` */
export const getNetworkInterface = one({
  what: "EC2 Network Interface",
  ids: "NetworkInterfaceIds",
  none: ["InvalidNetworkInterfaceID.NotFound"],
  list: async (ec2, request) => (await ec2.describeNetworkInterfaces(request)).NetworkInterfaces,
  tell: (found, { region }) =>
    compact({
      id: found.NetworkInterfaceId,
      arn: arnOf("network-interface", region, found.OwnerId, found.NetworkInterfaceId),
      attachments: attachmentsOf(found.Attachment),
      ...toPulumi(found, "availabilityZone", "interfaceType", "ownerId", "subnetId", "vpcId"),
      description: found.Description ?? "",
      privateIp: found.PrivateIpAddress,
      requesterId: found.RequesterId ?? "",
      securityGroups: (found.Groups ?? []).map(({ GroupId }) => GroupId),
      tags: tagMap(found.TagSet),
    }),
});

function attachmentsOf(attachment: NetworkInterfaceAttachment | undefined): Properties[] {
  if (attachment === undefined) return [];
  const { AttachmentId, DeviceIndex, InstanceId, InstanceOwnerId } = attachment;
  const owner = { instanceId: InstanceId ?? "", instanceOwnerId: InstanceOwnerId ?? "" };
  return [{ attachmentId: AttachmentId ?? "", deviceIndex: DeviceIndex ?? 0, ...owner }];
}
