import type { NetworkInterfaceAttachment } from "@aws-sdk/client-ec2";
import { compact, textOf, type Properties } from "../properties";
import type { Aws } from "../session";
import { tagMap } from "../tags";
import { filtersOf, noneOn, single, withFilters } from "./filters";

/** `aws.ec2.getNetworkInterfaces` */
export async function getNetworkInterfaces(
  { ec2, region }: Aws,
  args: Properties,
): Promise<Properties> {
  const { NetworkInterfaces = [] } = await ec2.describeNetworkInterfaces(
    withFilters(filtersOf(args, {})),
  );
  const ids = NetworkInterfaces.map(({ NetworkInterfaceId }) => NetworkInterfaceId).sort();
  return { id: region, ids, region, tags: {} };
}

/** `aws.ec2.getNetworkInterface` */
export async function getNetworkInterface(
  { ec2, region }: Aws,
  args: Properties,
): Promise<Properties> {
  const asked = textOf(args, "id");
  const { NetworkInterfaces = [] } = await noneOn(["InvalidNetworkInterfaceID.NotFound"], () =>
    ec2.describeNetworkInterfaces({
      ...(asked && { NetworkInterfaceIds: [asked] }),
      ...withFilters(filtersOf(args, {})),
    }),
  );
  const found = single("EC2 Network Interface", NetworkInterfaces);
  const { NetworkInterfaceId: id = "", OwnerId: ownerId = "", Attachment: attachment } = found;
  return compact({
    id,
    ownerId,
    arn: `arn:aws:ec2:${region}:${ownerId}:network-interface/${id}`,
    attachments: attachmentsOf(attachment),
    availabilityZone: found.AvailabilityZone,
    description: found.Description ?? "",
    interfaceType: found.InterfaceType,
    privateIp: found.PrivateIpAddress,
    region,
    requesterId: found.RequesterId ?? "",
    securityGroups: (found.Groups ?? []).map(({ GroupId }) => GroupId),
    subnetId: found.SubnetId,
    tags: tagMap(found.TagSet),
    vpcId: found.VpcId,
  });
}

function attachmentsOf(attachment: NetworkInterfaceAttachment | undefined): Properties[] {
  if (attachment === undefined) return [];
  const { AttachmentId, DeviceIndex, InstanceId, InstanceOwnerId } = attachment;
  const owner = { instanceId: InstanceId ?? "", instanceOwnerId: InstanceOwnerId ?? "" };
  return [{ attachmentId: AttachmentId ?? "", deviceIndex: DeviceIndex ?? 0, ...owner }];
}
