import type { Context } from "hono";
import { parseCidr } from "../../provider/rules/cidr";
import { Refusal } from "./errors";

const REGION = /^(?!az-)[a-z]{2}(-[a-z]+)+-\d+$/;
/** Smallest and largest mask of a Tiger Cloud VPC. */
const [MIN_PREFIX, MAX_PREFIX] = [16, 28];

/**
 * Reads the text fields of a JSON body.
 *
 * @throws {@link Refusal} 400 that names every field that is missing or no text
 */
export async function readFields<Field extends string>(
  context: Context,
  fields: readonly Field[],
): Promise<Record<Field, string>> {
  const body = parseObject(await context.req.text());
  const isText = (field: Field) => typeof body[field] === "string" && body[field] !== "";
  const wrong = fields.filter((field) => !isText(field));
  if (wrong.length > 0) {
    throw new Refusal(400, `${wrong.join(", ")}: must be non-empty text`);
  }
  return Object.fromEntries(fields.map((field) => [field, body[field]])) as Record<Field, string>;
}

/** @throws {@link Refusal} 400 where it cannot be the CIDR of a VPC */
export function requireCidr(cidr: string): void {
  const prefixLength = parseCidr(cidr)?.prefixLength;
  if (prefixLength === undefined) throw new Refusal(400, `${cidr} is not an IPv4 CIDR block`);
  if (prefixLength < MIN_PREFIX || prefixLength > MAX_PREFIX) {
    throw new Refusal(400, `The mask of ${cidr} is not within /${MIN_PREFIX} to /${MAX_PREFIX}`);
  }
}

/** @throws {@link Refusal} 400 that names the first text that is no IPv4 CIDR block */
export function requireCidrBlocks(blocks: readonly string[]): void {
  const wrong = blocks.find((block) => !parseCidr(block));
  if (wrong !== undefined) throw new Refusal(400, `${wrong} is not an IPv4 CIDR block`);
}

/** @throws {@link Refusal} 400 where it cannot be an AWS region */
export function requireAwsRegion(regionCode: string): void {
  if (!REGION.test(regionCode)) throw new Refusal(400, `Region ${regionCode} is not supported`);
}

/** Where a thing is to be made, as GraphQL has it. */
export interface CloudProvider {
  cloudProvider: "AWS" | "AZURE";
}

/** @throws {@link Refusal} 400 for any other cloud than AWS: it alone has VPCs */
export function requireAws({ cloudProvider }: CloudProvider): void {
  if (cloudProvider !== "AWS") throw new Refusal(400, `There are no VPCs on ${cloudProvider}`);
}

function parseObject(text: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, "The body is not JSON");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new Refusal(400, "The body is not a JSON object");
  }
  return body as Record<string, unknown>;
}
