import type { TagDescription, TagSpecification } from "@aws-sdk/client-ec2";
import type { ResourceType } from "./resource-type";
import { retryWhile } from "./retry";
import type { Aws } from "./session";

/** What is new may not be known everywhere yet. The real provider takes any code with `.NotFound`. */
const NOT_KNOWN_YET = {
  codes: [
    ...["InvalidSecurityGroupRuleId.NotFound", "InvalidTransitGatewayAttachmentID.NotFound"],
    "InvalidVpcPeeringConnectionID.NotFound",
  ],
  minutes: 5,
};

/** Tags by key. */
export type Tags = Record<string, string>;

/** A change of tags: the keys of those that go, and those that are set. */
export interface TagChange {
  gone: string[];
  set: Tags;
}

/** The part of a request to make something that gives it its tags. */
export interface TagsOnCreation {
  TagSpecifications?: TagSpecification[];
}

/** The tags that a resource is made with: all of them, where its type takes any then. */
export function tagsOnCreation(type: ResourceType, wanted: Tags): TagsOnCreation {
  const { tags } = type;
  if (tags === undefined || tags === "later" || Object.keys(wanted).length === 0) return {};
  return { TagSpecifications: [{ ResourceType: tags, Tags: listOf(wanted) }] };
}

/**
 * Brings the tags of a thing from those of the state to those `wanted`. As in the real provider, AWS is
 * not asked what tags there are: others stay until a refresh finds them.
 */
export async function changeTags(
  type: ResourceType,
  aws: Aws,
  id: string,
  before: Tags,
  wanted: Tags,
  { isNew }: { isNew: boolean },
): Promise<void> {
  const gone = Object.entries(before).filter(([key]) => !(key in wanted));
  const set = Object.entries(wanted).filter(([key, value]) => before[key] !== value);
  if (gone.length + set.length === 0) return;
  if (type.changeTags) {
    await type.changeTags(aws, id, {
      gone: gone.map(([key]) => key),
      set: Object.fromEntries(set),
    });
    return;
  }
  const Resources = [id];
  if (gone.length > 0) {
    await aws.ec2.deleteTags({ Resources, Tags: listOf(Object.fromEntries(gone)) });
  }
  if (set.length === 0) return;
  await retryWhile(isNew ? NOT_KNOWN_YET : undefined, () =>
    aws.ec2.createTags({ Resources, Tags: listOf(Object.fromEntries(set)) }),
  );
}

/** Tags as AWS lists them, by key. AWS's own tags are not the user's to set, and left out. */
export function tagMap(list: readonly TagDescription[] = []): Tags {
  const entries = list.map(({ Key = "", Value = "" }) => [Key, Value] as const);
  return Object.fromEntries(entries.filter(([key]) => !key.startsWith("aws:")));
}

const listOf = (tags: Tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
