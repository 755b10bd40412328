/** A comment on a pull request. */
export interface Comment {
  id: number;
  body: string;
  /** Empty where the account is gone. */
  author: string;
  /** True for an app, as `github-actions` is one. */
  isByApp: boolean;
}

/** What reviews need of GitHub. Each call may throw; `sayFailure` says why in words. */
export interface PullRequestApi {
  /** All comments, page by page, the oldest first. */
  comments(): AsyncIterable<Comment>;
  createComment(body: string): Promise<void>;
  updateComment(id: number, body: string): Promise<void>;
  /** The names of all labels of the pull request. */
  labels(): Promise<string[]>;
  /** The login that the token belongs to; undefined where the token may not ask. */
  viewer(): Promise<string | undefined>;
}
