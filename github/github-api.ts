import got, { RequestError } from "got";
import { connectionsTo } from "../provider/tiger-cloud/transport/agents";
import type { Comment, PullRequestApi } from "./pull-request-api";
import type { PullRequest } from "./pull-request";
import { RETRIES, retryDelayMs } from "./retry";

const REQUEST_TIMEOUT_MS = 30_000;
const PAGE = "per_page=100";

/** What GitHub answered in place of what was asked for. Never with the token. */
class GithubFailure extends Error {
  override readonly name = "GithubFailure";
  constructor(
    message: string,
    /** Undefined where no answer came. */
    readonly status: number | undefined,
  ) {
    super(message);
  }
}

/** GitHub's REST API, by got: it pages, waits for rate limits, and tries 5xx again. */
export function connect({ apiUrl, owner, repo, number, token }: PullRequest): PullRequestApi {
  const { agent, certificateAuthority } = connectionsTo(apiUrl);
  const client = got.extend({
    prefixUrl: apiUrl,
    headers: {
      authorization: `token ${token}`,
      accept: "application/vnd.github+json",
      "user-agent": "pulumi-timescale",
    },
    agent,
    ...(certificateAuthority && { https: { certificateAuthority } }),
    retry: {
      limit: RETRIES,
      methods: ["GET", "POST", "PATCH"],
      calculateDelay: (failed) => retryDelayMs(failed),
    },
    timeout: { request: REQUEST_TIMEOUT_MS },
    responseType: "json",
  });
  const issues = `repos/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}/issues`;
  const all = (path: string) => client.paginate.each<unknown>(`${path}?${PAGE}`);
  return {
    comments: () => safely(all(`${issues}/${number}/comments`), toComment),
    async createComment(body) {
      await orFailure(client.post(`${issues}/${number}/comments`, { json: { body } }));
    },
    async updateComment(id, body) {
      await orFailure(client.patch(`${issues}/comments/${id}`, { json: { body } }));
    },
    async labels() {
      const labels: string[] = [];
      for await (const name of safely(all(`${issues}/${number}/labels`), toName)) labels.push(name);
      return labels;
    },
    async viewer() {
      try {
        const { body } = await client.get("user");
        return textIn(body, "login");
      } catch {
        return undefined;
      }
    },
  };
}

async function* safely<T>(items: AsyncIterable<unknown>, read: (item: unknown) => T) {
  try {
    for await (const item of items) yield read(item);
  } catch (error) {
    throw failureOf(error);
  }
}

async function orFailure(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    throw failureOf(error);
  }
}

/** got's errors carry the token: nothing of this one is kept but its words. */
function failureOf(error: unknown): unknown {
  if (!(error instanceof RequestError)) return error;
  const { response } = error;
  if (response === undefined) return new GithubFailure(error.message, undefined);
  const body: unknown = response.body;
  const message = textIn(body, "message") ?? messageIn(body) ?? response.statusMessage ?? "";
  return new GithubFailure(message, response.statusCode);
}

function toComment(item: unknown): Comment {
  const { id, body, user } = item as { id: unknown; body?: unknown; user?: unknown };
  return {
    id: Number(id),
    body: typeof body === "string" ? body : "",
    author: textIn(user, "login") ?? "",
    isByApp: textIn(user, "type") === "Bot",
  };
}

const toName = (item: unknown) => textIn(item, "name") ?? "";

function textIn(bag: unknown, key: string): string | undefined {
  if (typeof bag !== "object" || bag === null) return undefined;
  const value = (bag as Record<string, unknown>)[key];
  return typeof value === "string" ? value : undefined;
}

/** The answer to a request that failed is not always parsed. */
function messageIn(body: unknown): string | undefined {
  if (typeof body !== "string") return undefined;
  try {
    return textIn(JSON.parse(body), "message");
  } catch {
    return undefined;
  }
}
