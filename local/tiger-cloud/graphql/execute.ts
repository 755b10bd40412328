import { buildSchema, execute as run, parse, validate } from "graphql";
import type { DocumentNode, GraphQLError } from "graphql";
import { messageOf, Refusal } from "../errors";
import { NOUNS } from "../nouns";
import type { GraphqlPart, Noun, Resolver } from "../nouns/noun";
import type { World } from "../world";

/** A request as it came. */
export interface GraphqlRequest {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown> | undefined;
  /** Undefined where none was sent. */
  token: string | undefined;
}

const PARTS = Object.values<Noun>(NOUNS).flatMap(({ graphql }): GraphqlPart[] =>
  graphql ? [graphql] : [],
);
const BASE = "type Query type Mutation enum CloudProvider { AWS AZURE }";
const SCHEMA = buildSchema([BASE, ...PARTS.map(({ types }) => types)].join("\n"));
const OPEN = new Set(PARTS.flatMap(({ open = [] }) => open));
const OF_ACCOUNT = new Set(PARTS.flatMap(({ ofAccount = [] }) => ofAccount));
/** The codes of gqlgen, the library that the vendor's own parts come from. */
const [UNREADABLE, INVALID] = ["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"];

/** The answer to a request: what is wrong with it is among its `errors`, and `data` is null then. */
export async function execute(world: World, request: GraphqlRequest): Promise<object> {
  const { query, operationName, variables } = request;
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return failed([error as GraphQLError], UNREADABLE);
  }
  const wrong = validate(SCHEMA, document);
  if (wrong.length > 0) return failed(wrong, INVALID);
  const { data, errors = [] } = await run({
    ...{ schema: SCHEMA, document, rootValue: rootOf(world, request) },
    ...{ operationName, variableValues: variables },
  });
  // Without data, nothing was carried out: the name of the operation or a variable is wrong.
  if (data === undefined) return failed(errors, INVALID);
  return { data, ...(errors.length > 0 && { errors: errors.map(told) }) };
}

function failed(errors: readonly GraphQLError[], code: string): object {
  const extensions = { code };
  return { data: null, errors: errors.map((error) => ({ ...error.toJSON(), extensions })) };
}

/** What gives the fields of an operation their values. */
function rootOf(world: World, { token }: GraphqlRequest) {
  const guarded = ([name, resolve]: [string, Resolver]) => {
    const field = (args: object) => {
      if (!OPEN.has(name)) requireToken(world, token);
      if (!OPEN.has(name) && !OF_ACCOUNT.has(name)) requireProject(world, args);
      return resolve(args as never, world);
    };
    return [name, field] as const;
  };
  return Object.fromEntries(PARTS.flatMap(({ fields }) => Object.entries(fields).map(guarded)));
}

function requireToken({ tokens }: World, token: string | undefined): void {
  if (token !== undefined && tokens.isGood(token)) return;
  throw new Refusal(401, "unauthenticated: the token is missing, wrong or expired");
}

function requireProject(
  { settings }: World,
  args: { projectId?: string; data?: { projectId?: string } },
): void {
  if ((args.projectId ?? args.data?.projectId) === settings.projectId) return;
  throw new Refusal(403, "missing project permission: PROJECT_PERMISSION_READ");
}

/** An error of an operation that was begun, in the form and words of the API. */
function told(error: GraphQLError): object {
  const { originalError: cause } = error;
  const form = error.toJSON();
  if (cause === undefined) return form;
  if (cause instanceof Refusal) return { ...form, ...cause.inGraphql };
  return { ...form, message: `internal: ${messageOf(cause)}` };
}
