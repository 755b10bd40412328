import { createHash } from "node:crypto";
import { TimescaleError } from "../../provider/errors";
import { askAccount } from "../../provider/tiger-cloud/account";
import { asking } from "../../provider/tiger-cloud/call";
import { nounsOf, type TigerCloudApi } from "../../provider/tiger-cloud/client";
import { graphqlInProject, graphqlSender } from "../../provider/tiger-cloud/graphql/graphql";
import type { Tokens } from "../../provider/tiger-cloud/graphql/tokens";
import { restInProject, restSender } from "../../provider/tiger-cloud/rest/rest";
import type { HttpAnswer, HttpRequest } from "../../provider/tiger-cloud/transport/http";
import type { LeapingClock } from "./leaping-clock";

/** A peering with a transit gateway, as the GraphQL API shows it. */
export interface GatewayConnection {
  id: string;
  provisionedId: string;
  accepterProvisionedId: string;
  errorMessage: string;
  status: string;
  peerVpc: { id: string; accountId: string; regionCode: string; cidrBlocks: string[] };
}

/** A Timescale VPC, as the GraphQL API shows it. */
export interface GatewayVpc {
  id: string;
  cidr: string;
  regionCode: string;
  peeringConnections: GatewayConnection[];
}

type Variables = Record<string, string> & { cidrBlocks: string[] };

/**
 * The part of the vendor's API that serves transit gateways, in the process of the test: what a
 * peering does by itself, the test does to it. Source: the client, its queries and the peering resource of
 * timescale/terraform-provider-timescale.
 */
export class GatewayCloud {
  readonly vpcs: GatewayVpc[] = [];
  planType = "SCALE";
  /** Each request: the name of an operation, or the path of REST below the project. */
  readonly requests: string[] = [];
  /** What to answer the next requests of an operation with, instead of carrying them out. */
  readonly refusals: { operation: string; message: string }[] = [];
  /** The operations that are carried out, and whose answers then are lost. */
  readonly lost: string[] = [];
  /** What happens before each request, such as what the vendor does meanwhile. */
  onRequest: () => void = () => undefined;
  #lastId = 5000;

  constructor(private readonly clock: LeapingClock) {}

  /** A client of it. */
  api(): TigerCloudApi {
    const project = () => Promise.resolve("p1");
    const http = (request: HttpRequest) => this.#answer(request);
    const tokens = { get: () => Promise.resolve("token") } as unknown as Tokens;
    const rest = restSender(http, "http://cloud", { publicKey: "pub", secretKey: "hush" });
    const graphql = graphqlSender(http, "http://cloud/api/query", tokens);
    const account = askAccount.bind(undefined, asking(rest));
    const protocols = {
      rest: asking(restInProject(rest, project)),
      graphql: asking(graphqlInProject(graphql, project)),
      clock: this.clock,
    };
    return { account, ...nounsOf(protocols) };
  }

  /** Adds a Timescale VPC that is ready. */
  addVpc(id: string, cidr: string, regionCode = "us-east-1"): GatewayVpc {
    const vpc = { id, cidr, regionCode, peeringConnections: [] };
    this.vpcs.push(vpc);
    return vpc;
  }

  /** The peering of that id, wherever it is. */
  peering(id: string): GatewayConnection {
    const found = this.vpcs.flatMap((vpc) => vpc.peeringConnections).find((each) => each.id === id);
    if (found === undefined) throw new Error(`There is no peering ${id}.`);
    return found;
  }

  /** AWS has the request: both attachments are known, of which those in one region differ. */
  provision(id: string): void {
    const peering = this.peering(id);
    const vpc = this.vpcs.find(({ peeringConnections }) => peeringConnections.includes(peering));
    peering.provisionedId = attachment(`${id} requester`);
    const isNear = vpc?.regionCode === peering.peerVpc.regionCode;
    peering.accepterProvisionedId = isNear ? attachment(`${id} accepter`) : peering.provisionedId;
    peering.status = "PENDING";
  }

  /** Somebody accepted it in AWS. */
  accept(id: string): void {
    this.peering(id).status = "ACTIVE";
  }

  #answer({ name, url, body, repeatable }: HttpRequest): Promise<HttpAnswer> {
    this.onRequest();
    if (url !== "http://cloud/api/query") return Promise.resolve(this.#rest(name, url));
    this.requests.push(name);
    const at = this.refusals.findIndex(({ operation }) => operation === name);
    const [refusal] = at < 0 ? [] : this.refusals.splice(at, 1);
    if (refusal) return Promise.resolve(refusing(refusal.message));
    const { variables } = body as { variables: Variables };
    const answer = this.#carryOut(name, variables);
    if (this.lost.includes(name)) {
      this.lost.splice(this.lost.indexOf(name), 1);
      return Promise.reject(new TimescaleError("Transport", `${name}: no answer`, !repeatable));
    }
    return Promise.resolve(answer);
  }

  #rest(name: string, url: string): HttpAnswer {
    const path = url.replace(/^http:\/\/cloud(\/projects\/p1)?/, "");
    this.requests.push(`${name.split(" ")[0] ?? ""} ${path}`);
    if (path === "/auth/info") {
      const project = { id: "p1", plan_type: this.planType };
      return { status: 200, body: { api_key: { project } } };
    }
    const [, id, what, number] = /^\/vpcs\/(\d+)(\/peerings)?(\/\d+)?$/.exec(path) ?? [];
    const vpc = this.vpcs.find((each) => each.id === id);
    if (vpc === undefined || number) return { status: 404, body: { message: "not found" } };
    // REST shows no peering with a transit gateway.
    if (what) return { status: 200, body: [] };
    const { cidr, regionCode } = vpc;
    return { status: 200, body: { id, name: "net", cidr, region_code: regionCode } };
  }

  #carryOut(operation: string, variables: Variables): HttpAnswer {
    if (operation === "GetAllVPCs") return giving({ getAllVpcs: this.vpcs });
    const vpc = this.vpcs.find(({ id }) => id === (variables["forgeVpcId"] ?? variables["vpcId"]));
    if (vpc === undefined) return refusing("target VPC does not exist");
    if (operation === "GetVPCByID") return giving({ getVpc: vpc });
    if (operation === "OpenPeerRequest") {
      const id = String(++this.#lastId);
      vpc.peeringConnections.push(requested(id, variables));
      return giving({ openPeerRequest: { id } });
    }
    const at = vpc.peeringConnections.findIndex(({ id }) => id === variables["id"]);
    const peering = vpc.peeringConnections[at];
    if (peering === undefined) return refusing("peering not known");
    if (operation === "DeletePeeringConnection") {
      vpc.peeringConnections.splice(at, 1);
      return giving({ deletePeeringConnection: "OK" });
    }
    peering.peerVpc.cidrBlocks = [...variables.cidrBlocks];
    return giving({ updatePeeringConnectionCIDRs: "OK" });
  }
}

function requested(id: string, variables: Variables): GatewayConnection {
  const { externalVpcId = "", accountId = "", regionCode = "", cidrBlocks } = variables;
  return {
    ...{ id, provisionedId: "", accepterProvisionedId: "", errorMessage: "", status: "" },
    peerVpc: { id: externalVpcId, accountId, regionCode, cidrBlocks: [...cidrBlocks] },
  };
}

/** The id of an attachment, the same for the same text. */
export function attachment(of: string): string {
  return `tgw-attach-${createHash("sha256").update(of).digest("hex").slice(0, 17)}`;
}

// As it would come over the wire, so that nobody holds what is stored.
const giving = (data: object): HttpAnswer => ({
  status: 200,
  body: JSON.parse(JSON.stringify({ data })) as object,
});
const refusing = (message: string): HttpAnswer => ({
  status: 200,
  body: { data: null, errors: [{ message }] },
});
