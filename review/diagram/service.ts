import type { DrawnService } from "../../diagram/drawn-network";
import type { PlannedResource } from "./planned-resource";
import { knownText } from "./resource-set";

/** The service of an attachment, under a name of the caller's choice. */
export function serviceOf({ inputs, outputs, mark }: PlannedResource, name: string): DrawnService {
  const { host, port } = outputs;
  return {
    id: knownText(inputs["serviceId"]),
    name,
    host: typeof host === "string" ? host : null,
    port: typeof port === "number" ? port : null,
    mark,
  };
}
