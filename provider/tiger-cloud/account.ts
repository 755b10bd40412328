import { KEY, type Ask } from "./call";
import { decoder, line, object, optional, text } from "./decode";
import { READ, type RestCall } from "./rest/rest";

/** The project that a key belongs to. */
export interface Account {
  /** Undefined where the API does not tell. */
  projectId: string | undefined;
  /** In upper case, such as `SCALE`; empty where the API does not tell. */
  planType: string;
}

/** What a key tells of itself. */
export function askAccount(rest: Ask<RestCall>): Promise<Account> {
  return rest({ ...READ, path: "/auth/info", subject: KEY, answer });
}

const project = object({ id: optional(text), plan_type: line }, (told) => told);
const answer = decoder(
  "account",
  object({ api_key: optional(object({ project: optional(project) }, (told) => told)) }, (told) => ({
    projectId: told.api_key?.project?.id,
    planType: told.api_key?.project?.plan_type.toUpperCase() ?? "",
  })),
);
