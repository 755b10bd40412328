import { once } from "node:events";
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { route53ActionOf, route53Error } from "./route53-actions";

/** What becomes of a request to EC2 or Route 53, and of the work it asks for. */
export type Ec2Effect =
  /** It is refused in its API's form of an error, and the work is not done. */
  | { effect: "refuse"; status: number; code: string }
  | { effect: "reset before" }
  | { effect: "reset after" }
  /** The work is done, and its answer ends in the middle. */
  | { effect: "cut off" }
  /** The work is not done, and the answer has no XML. */
  | { effect: "page" }
  /** A list comes back without what is in it. */
  | { effect: "empty list" }
  /** Somebody asks for the same a moment before. */
  | { effect: "done before" }
  /** There is no answer. `onMet` is called once the work is done, or is not to be. */
  | { effect: "hang"; isWorkDone: boolean; onMet: () => void };

/** A fault of a call, for so many of its requests, after so many that pass. */
export type Ec2Fault = {
  action: string;
  times: number;
  /** @default 0 */
  skip?: number;
} & Ec2Effect;

/** A way to EC2 and Route 53 on which requests are noted, and may meet faults. */
export interface Ec2Proxy {
  url: string;
  /** What was asked for, such as `CreateRoute`: one for each request. */
  actions: readonly string[];
  inject(fault: Ec2Fault): void;
  /** @returns how many requests the fault met */
  clear(): number;
  stop(): Promise<void>;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Starts one before the AWS at `target`, on a free loopback port. */
export async function startEc2Proxy(target: string): Promise<Ec2Proxy> {
  let fault: Ec2Fault | undefined;
  let met = 0;
  let skipped = 0;
  const actions: string[] = [];
  const server = createServer((incoming, response) => {
    const serve = async () => {
      const body = await buffer(incoming);
      const action = actionOf(incoming, body);
      if (action !== null) actions.push(action);
      const forward = () => forwarded(target, incoming, body);
      const hits = fault?.action === action ? fault : undefined;
      if (hits === undefined || skipped < (hits.skip ?? 0) || met >= hits.times) {
        if (hits !== undefined) skipped += 1;
        send(response, await forward());
      } else {
        met += 1;
        await meet(hits, response, forward);
      }
    };
    serve().catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    actions,
    inject: (next) => ([fault, met, skipped] = [next, 0, 0]),
    clear: () => {
      fault = undefined;
      return met;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function actionOf({ method = "", url = "/" }: IncomingMessage, body: Buffer): string | null {
  return new URLSearchParams(body.toString()).get("Action") ?? route53ActionOf(method, url);
}

async function meet(
  fault: Ec2Fault,
  response: ServerResponse,
  forward: () => Promise<Answer>,
): Promise<void> {
  switch (fault.effect) {
    case "reset before":
    case "reset after":
      if (fault.effect === "reset after") await forward();
      response.socket?.resetAndDestroy();
      return;
    case "hang":
      if (fault.isWorkDone) await forward();
      fault.onMet();
      return;
    case "done before":
      await forward();
      send(response, await forward());
      return;
    default: {
      const { status, body } = await otherAnswer(fault, forward);
      send(response, { status, headers: { "content-type": "text/xml" }, body: Buffer.from(body) });
    }
  }
}

type OtherAnswer = Extract<Ec2Effect, { effect: "refuse" | "cut off" | "page" | "empty list" }>;

async function otherAnswer(
  fault: OtherAnswer & { action: string },
  forward: () => Promise<Answer>,
): Promise<{ status: number; body: string }> {
  switch (fault.effect) {
    case "refuse":
      return { status: fault.status, body: errorXml(fault) };
    case "page":
      return { status: 502, body: "<html><b>Bad gateway</b></html>" };
    case "empty list":
      return { status: 200, body: `<${fault.action}Response></${fault.action}Response>` };
    case "cut off": {
      const { status, body } = await forward();
      return { status, body: body.toString().slice(0, body.length / 2) };
    }
  }
}

const errorXml = ({ action, code }: { action: string; code: string }) =>
  route53Error(action, code) ??
  `<Response><Errors><Error><Code>${code}</Code><Message>Injected</Message></Error></Errors>` +
    "<RequestID>00000000-0000-0000-0000-000000000000</RequestID></Response>";

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const type = headers["content-type"];
  response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(body);
}

/** With the headers as they came: the account and region are in the signature. */
async function forwarded(
  target: string,
  { method, url = "/", headers }: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  const sent = request(new URL(url, target), { method, headers });
  sent.end(body);
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  return {
    status: answer.statusCode ?? 502,
    headers: answer.headers,
    body: await buffer(answer),
  };
}
