/** A pull request, and how to reach it. */
export interface PullRequest {
  /** Base address of the API without a slash at the end, such as `https://api.github.com`. */
  apiUrl: string;
  owner: string;
  repo: string;
  number: number;
  /** Never shown. */
  token: string;
}

/** What keeps a review from being published, in one sentence that says what to do. */
export class NotPublished extends Error {
  override readonly name = "NotPublished";
}

const DEFAULT_API_URL = "https://api.github.com";

/**
 * The pull request that a workflow of GitHub runs for.
 *
 * @param env `GITHUB_REPOSITORY`, `GITHUB_TOKEN`, and `GITHUB_API_URL` where it is not github.com
 * @param event what is in the file `GITHUB_EVENT_PATH`; undefined where there is none
 * @param number the pull request's, where it is not that of the event
 * @throws {@link NotPublished} with all that is missing
 */
// eslint-disable-next-line complexity -- each part is asked for twice: for all, and for its sentence
export function findPullRequest(
  env: NodeJS.ProcessEnv,
  event: string | undefined,
  number?: number,
): PullRequest {
  const { GITHUB_REPOSITORY: name = "", GITHUB_API_URL: apiUrl = DEFAULT_API_URL } = env;
  const [, owner, repo] = /^([^/]+)\/([^/]+)$/.exec(name) ?? [];
  const token = env["GITHUB_TOKEN"]?.trim();
  const found = number ?? numberIn(event);
  if (owner && repo && token && found) {
    return { apiUrl: apiUrl.replace(/\/+$/, ""), owner, repo, number: found, token };
  }
  const missing = [
    owner && repo ? "" : "the repository is not known: set GITHUB_REPOSITORY to owner/name",
    token ? "" : "there is no token: pass one as GITHUB_TOKEN",
    found ? "" : "the pull request is not known: run on pull_request, or give --pull-request",
  ].filter((problem) => problem !== "");
  throw new NotPublished(`The review was not commented: ${missing.join("; ")}.`);
}

function numberIn(event: string | undefined): number | undefined {
  if (event === undefined) return undefined;
  try {
    const { pull_request: found } = JSON.parse(event) as { pull_request?: { number?: unknown } };
    return Number.isInteger(found?.number) ? (found?.number as number) : undefined;
  } catch {
    return undefined;
  }
}
