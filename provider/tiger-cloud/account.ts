import type { SendRequest } from "./transport/http";
import { readAnswer } from "./wire";

/** The project that a key belongs to. */
export interface Account {
  /** Undefined where the API does not tell. */
  projectId: string | undefined;
  /** In upper case, such as `SCALE`; empty where the API does not tell. */
  planType: string;
}

/** What the errors call a key. */
export const KEY = "Tiger Cloud API key";

/** What a key tells of itself. */
export async function askAccount(send: SendRequest): Promise<Account> {
  const answer = await send({ method: "GET", path: "/auth/info", subject: KEY });
  return readAnswer(answer, KEY, (fields) => {
    const project = fields.object("api_key")?.object("project");
    return {
      projectId: project?.optionalText("id"),
      planType: project?.line("plan_type").toUpperCase() ?? "",
    };
  });
}
