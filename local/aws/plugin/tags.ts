import type { TagDescription } from "@aws-sdk/client-ec2";
import type { Aws } from "./session";

/** Tags by key. */
export type Tags = Record<string, string>;

/** The tags of a thing, as the configured account and region see them. */
export async function readTags(aws: Aws, id: string): Promise<Tags> {
  // Not from the thing's own description: both sides of a peering have tags of their own, and moto
  // describes it with the requester's.
  const { Tags: found = [] } = await aws.ec2.describeTags({
    Filters: [{ Name: "resource-id", Values: [id] }],
  });
  return tagMap(found);
}

/** Makes the tags of a thing those `wanted`. */
export async function writeTags(aws: Aws, id: string, wanted: Tags): Promise<void> {
  const actual = await readTags(aws, id);
  const gone = Object.keys(actual).filter((key) => !(key in wanted));
  const set = Object.entries(wanted).filter(([key, value]) => actual[key] !== value);
  const Resources = [id];
  if (gone.length > 0) {
    await aws.ec2.deleteTags({ Resources, Tags: gone.map((Key) => ({ Key })) });
  }
  if (set.length > 0) {
    await aws.ec2.createTags({ Resources, Tags: set.map(([Key, Value]) => ({ Key, Value })) });
  }
}

/** Tags as AWS lists them, by key. AWS's own tags are not the user's to set, and left out. */
export function tagMap(list: readonly TagDescription[] = []): Tags {
  const entries = list.map(({ Key = "", Value = "" }) => [Key, Value] as const);
  return Object.fromEntries(entries.filter(([key]) => !key.startsWith("aws:")));
}
