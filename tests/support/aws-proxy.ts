import { once } from "node:events";
import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A way to EC2 and Route 53 on which requests are noted. */
export interface AwsProxy {
  url: string;
  /** What was asked for: `ec2:CreateRoute`, `route53:GetChange`, `sts:GetCallerIdentity`, … One for each request. */
  actions: readonly string[];
  stop(): Promise<void>;
}

const ZONE = "^/2013-04-01/hostedzone/[^/]+";
/** The operations of Route 53 by method and path. */
const OPERATIONS: readonly [method: string, path: RegExp, name: string][] = [
  ["POST", /^\/2013-04-01\/hostedzone\/?$/, "CreateHostedZone"],
  ["GET", new RegExp(`${ZONE}$`), "GetHostedZone"],
  ["POST", new RegExp(`${ZONE}$`), "UpdateHostedZoneComment"],
  ["DELETE", new RegExp(`${ZONE}$`), "DeleteHostedZone"],
  ["GET", new RegExp(`${ZONE}/rrset$`), "ListResourceRecordSets"],
  ["POST", new RegExp(`${ZONE}/rrset/?$`), "ChangeResourceRecordSets"],
  ["POST", new RegExp(`${ZONE}/associatevpc$`), "AssociateVPCWithHostedZone"],
  ["POST", new RegExp(`${ZONE}/disassociatevpc$`), "DisassociateVPCFromHostedZone"],
  ["GET", new RegExp(`${ZONE}/authorizevpcassociation$`), "ListVPCAssociationAuthorizations"],
  ["POST", new RegExp(`${ZONE}/authorizevpcassociation$`), "CreateVPCAssociationAuthorization"],
  ["POST", new RegExp(`${ZONE}/deauthorizevpcassociation$`), "DeleteVPCAssociationAuthorization"],
  ["GET", /^\/2013-04-01\/hostedzonesbyvpc$/, "ListHostedZonesByVPC"],
  ["GET", /^\/2013-04-01\/change\/[^/]+$/, "GetChange"],
  ["GET", /^\/2013-04-01\/tags\/hostedzone\/[^/]+$/, "ListTagsForResource"],
  ["POST", /^\/2013-04-01\/tags\/hostedzone\/[^/]+$/, "ChangeTagsForResource"],
];

/** Starts one before the AWS at `target`, on a free loopback port. */
export async function startAwsProxy(target: string): Promise<AwsProxy> {
  const actions: string[] = [];
  const server = createServer((incoming, response) => {
    const serve = async () => {
      const body = await buffer(incoming);
      actions.push(actionOf(incoming, body.toString()));
      const { method, headers } = incoming;
      // With the headers as they came: the account and region are in the signature.
      const sent = request(new URL(incoming.url ?? "/", target), { method, headers });
      sent.end(body);
      const [answer] = (await once(sent, "response")) as [IncomingMessage];
      response.writeHead(answer.statusCode ?? 502, answer.headers).end(await buffer(answer));
    };
    serve().catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    actions,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function actionOf({ method = "", url = "", headers }: IncomingMessage, body: string): string {
  // Such as `Credential=local/20261127/us-east-1/ec2/aws4_request`.
  const [, service = "unknown"] = /\/(\w+)\/aws4_request/.exec(headers.authorization ?? "") ?? [];
  const action = new URLSearchParams(body).get("Action");
  if (action !== null) return `${service}:${action}`;
  const { pathname } = new URL(url, "http://localhost");
  const found = OPERATIONS.find(([verb, path]) => verb === method && path.test(pathname));
  return `${service}:${found?.[2] ?? `${method} ${pathname}`}`;
}
