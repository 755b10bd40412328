import { NotPublished } from "./pull-request";

/** Why GitHub was of no help, in one sentence that says what to do. Never with the token. */
export function sayFailure(error: unknown, what: string): string {
  if (error instanceof NotPublished) return error.message;
  return `${what}: ${cameBack(error)}`;
}

function cameBack(error: unknown): string {
  const { status, message } = error as { status?: unknown; message?: unknown };
  const words = typeof message === "string" ? firstLineOf(message) : "no answer";
  if (typeof status === "number") return refusal(status, words);
  return `GitHub could not be asked (${words}). Check GITHUB_API_URL and the network.`;
}

function refusal(status: number, words: string): string {
  if (status === 401) return "GitHub does not accept the token. Pass a valid one as GITHUB_TOKEN.";
  if (status === 429 || /rate limit/i.test(words)) {
    return "GitHub's rate limit is used up. Run the job once more, later.";
  }
  if (status === 403 || status === 404) {
    return (
      `GitHub answered ${status}: the token may not do that. Give the job the permission ` +
      "`pull-requests: write`. Pull requests from forks never have it."
    );
  }
  if (status >= 500) return `GitHub answered ${status} several times. Run the job once more.`;
  return `GitHub answered ${status} (${words}). Check the number of the pull request.`;
}

/**
 * What may stand in a terminal, a workflow command and Markdown alike, of a line of foreign words:
 * neither markup nor links, mentions or what cannot be seen.
 */
function firstLineOf(text: string): string {
  const [line = ""] = text.slice(0, 200).split(/[\n\r]/);
  return line
    .replace(/ - https?:.*$/, "")
    .replace(/[^\p{L}\p{N} .,:;'"()-]/gu, "?")
    .replace(/\.(?=\S)/g, "?");
}
