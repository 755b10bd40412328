import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
import type { PullRequestApi } from "./pull-request-api";
import type { PullRequest } from "./pull-request";

const RETRIES = 2;
/** A limit that is lifted later than this is not waited for. */
const LONGEST_RETRY_AFTER_SECONDS = 60;
const REQUEST_TIMEOUT_MS = 30_000;

const silent = () => undefined;

/** GitHub's API, by Octokit: it pages, waits for rate limits, and tries 5xx again. */
export function connect({ apiUrl, owner, repo, number, token }: PullRequest): PullRequestApi {
  const isWorthIt = (
    retryAfterSeconds: number,
    _options: object,
    _octokit: object,
    count: number,
  ) => count < RETRIES && retryAfterSeconds <= LONGEST_RETRY_AFTER_SECONDS;
  const octokit = new (Octokit.plugin(retry, throttling))({
    auth: token,
    baseUrl: apiUrl,
    userAgent: "pulumi-timescale",
    // Its words would be among those of the review.
    log: { debug: silent, info: silent, warn: silent, error: silent },
    retry: { retries: RETRIES },
    throttle: { onRateLimit: isWorthIt, onSecondaryRateLimit: isWorthIt },
    request: { fetch: fetchInTime },
  });
  const pull = { owner, repo, issue_number: number };
  return {
    async *comments() {
      const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
        ...pull,
        per_page: 100,
      });
      for await (const { data } of pages) {
        for (const { id, body = "", user } of data) {
          yield { id, body, author: user?.login ?? "", isByApp: user?.type === "Bot" };
        }
      }
    },
    async createComment(body) {
      await octokit.rest.issues.createComment({ ...pull, body });
    },
    async updateComment(id, body) {
      await octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body });
    },
    async labels() {
      const all = { ...pull, per_page: 100 };
      const labels = await octokit.paginate(octokit.rest.issues.listLabelsOnIssue, all);
      return labels.map(({ name }) => name);
    },
    async viewer() {
      try {
        return (await octokit.rest.users.getAuthenticated()).data.login;
      } catch {
        return undefined;
      }
    },
  };
}

/** A server that does not answer must not hold up the workflow. */
function fetchInTime(url: string, options: RequestInit): Promise<Response> {
  return fetch(url, { ...options, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
}
