import { createHash } from "node:crypto";
import type { Comment, PullRequestApi } from "./pull-request-api";

/** What became of the comment. */
export type Published = "created" | "updated" | "unchanged" | "not-needed";

/** What is to stand on the pull request. */
export interface StickyComment {
  /** Tells this comment from others: a key of the user's, or the names of the stacks. */
  key: string;
  body: string;
  /** True where there is nothing to tell: an earlier comment then says so, and none is made. */
  isQuiet: boolean;
}

/**
 * The hidden line that a comment begins with. The key is hashed, so that no name of a stack can end the
 * line or make it another one's.
 */
export function markerOf(key: string): string {
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 32);
  return `<!-- pulumi-timescale review ${hash} -->\n`;
}

/** Makes the comment, or brings the one that is there up to date. */
export async function publishComment(
  api: PullRequestApi,
  { key, body, isQuiet }: StickyComment,
): Promise<Published> {
  const marker = markerOf(key);
  const text = `${marker}${body}`;
  const earlier = await findComment(api, marker);
  if (earlier === undefined) {
    if (isQuiet) return "not-needed";
    await api.createComment(text);
    return "created";
  }
  if (sameText(earlier.body, text)) return "unchanged";
  await api.updateComment(earlier.id, text);
  return "updated";
}

/** The first comment of ours with the marker. That of somebody else who copied it is not touched. */
async function findComment(api: PullRequestApi, marker: string): Promise<Comment | undefined> {
  let viewer: Promise<string | undefined> | undefined;
  for await (const comment of api.comments()) {
    // GitHub may give lines back with another end.
    if (!comment.body.startsWith(marker.trimEnd())) continue;
    if (comment.isByApp) return comment;
    viewer ??= api.viewer();
    if (comment.author !== "" && comment.author === (await viewer)) return comment;
  }
  return undefined;
}

function sameText(left: string, right: string): boolean {
  const normal = (text: string) => text.replace(/\r\n/g, "\n").trimEnd();
  return normal(left) === normal(right);
}
