import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A comment as the API shows it. */
export interface ServedComment {
  id: number;
  body: string;
  user: { login: string; type: "User" | "Bot" };
}

export const ME = { login: "github-actions[bot]", type: "Bot" } as const;

/** Something that the server does instead of its work: with the next requests, as often as it says. */
export interface Trouble {
  method?: string;
  status: number;
  body?: object;
  headers?: Record<string, string>;
  times: number;
}

/** The part of GitHub's API that reviews use, with its paging, for one pull request: owner/repo 7. */
export class GithubServer {
  comments: ServedComment[] = [];
  labels: string[] = [];
  viewer: string | undefined;
  troubles: Trouble[] = [];
  /** Each request: `GET /repos/…`, in order. */
  readonly seen: string[] = [];
  private readonly server: Server;

  constructor(private readonly token: string) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  async start(): Promise<string> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  /** The requests that change something. */
  get changes(): string[] {
    return this.seen.filter((request) => !request.startsWith("GET"));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "" } = request;
    this.seen.push(`${method} ${url}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const reply = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { "content-type": "application/json", ...headers })
        .end(JSON.stringify(body));
    const trouble = this.troubles.find(
      (one) => one.times > 0 && (one.method === undefined || one.method === method),
    );
    if (trouble !== undefined) {
      trouble.times -= 1;
      reply(trouble.status, trouble.body ?? { message: "trouble" }, trouble.headers);
      return;
    }
    if (request.headers.authorization !== `token ${this.token}`) {
      reply(401, { message: "Bad credentials" });
      return;
    }
    this.work({ method, url: new URL(url, this.url), text }, reply);
  }

  private work(
    { method, url, text }: { method: string; url: URL; text: string },
    reply: (status: number, body: unknown, headers?: Record<string, string>) => void,
  ): void {
    const body = (JSON.parse(text === "" ? "{}" : text) as { body?: string }).body ?? "";
    const route = `${method} ${url.pathname}`;
    if (route === "GET /repos/owner/repo/issues/7/comments") {
      this.page(this.comments, url, reply);
      return;
    }
    if (route === "GET /repos/owner/repo/issues/7/labels") {
      this.page(
        this.labels.map((name) => ({ name })),
        url,
        reply,
      );
      return;
    }
    if (route === "GET /user" && this.viewer !== undefined) {
      reply(200, { login: this.viewer });
      return;
    }
    if (route === "POST /repos/owner/repo/issues/7/comments") {
      const made = { id: 1000 + this.comments.length, body, user: ME };
      this.comments.push(made);
      reply(201, made);
      return;
    }
    const [, id] = /^PATCH \/repos\/owner\/repo\/issues\/comments\/(\d+)$/.exec(route) ?? [];
    const found = this.comments.find((comment) => comment.id === Number(id));
    if (found === undefined) {
      reply(404, { message: "Not Found" });
      return;
    }
    found.body = body;
    reply(200, found);
  }

  private page(
    all: readonly unknown[],
    url: URL,
    reply: (status: number, body: unknown, headers?: Record<string, string>) => void,
  ): void {
    const size = Number(url.searchParams.get("per_page") ?? 30);
    const page = Number(url.searchParams.get("page") ?? 1);
    const next = new URL(url);
    next.searchParams.set("page", String(page + 1));
    const isLast = page * size >= all.length;
    reply(
      200,
      all.slice((page - 1) * size, page * size),
      isLast ? {} : { link: `<${next.href}>; rel="next"` },
    );
  }
}
