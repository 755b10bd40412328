import { decoder, host, id, line, list, listDecoder, object, optional, port, word } from "./decode";
import type { Endpoint } from "./endpoint";
import { endpointOf } from "./endpoint-shapes";

/** A region in which Tiger Cloud has an endpoint service on AWS. */
export interface EndpointServiceRegion {
  regionCode: string;
  /** `com.amazonaws.vpce.<region>.vpce-svc-…` */
  serviceName: string;
}

/** Where one role of a service answers behind a private endpoint. */
export interface Binding {
  serviceId: string;
  /** In lower case: `primary`, `replica`, `pooler`, or a word that is not known. */
  role: string;
  /** Undefined while it has none. */
  endpoint: Endpoint | undefined;
}

/** A VPC endpoint that the project has claimed, as the API shows it. */
export interface PrivateLinkConnection {
  /** What Tiger Cloud calls it. */
  id: string;
  /** What AWS calls it: `vpce-…`. */
  vpcEndpointId: string;
  /** Upper case, see status.ts. */
  status: string;
  /** Empty where it has none. */
  name: string;
  regionCode: string;
  /** None until a service is attached. */
  bindings: readonly Binding[];
}

const binding = object(
  { serviceId: id, bindingType: word, hostname: optional(host), port: optional(port) },
  (told): Binding => ({
    ...{ serviceId: told.serviceId, role: told.bindingType.toLowerCase() },
    endpoint: endpointOf({ host: told.hostname, port: told.port }),
  }),
);
const fields = {
  ...{ connectionId: id, providerConnectionId: id, state: word, name: line },
  ...{ region: id, bindings: list(binding) },
};
const connection = object(fields, (told): PrivateLinkConnection => {
  return {
    ...{ id: told.connectionId, vpcEndpointId: told.providerConnectionId, status: told.state },
    ...{ name: told.name, regionCode: told.region },
    bindings: told.bindings,
  };
});

export const connectionAnswer = decoder("private endpoint connection", connection);
export const connectionsAnswer = listDecoder(
  "private endpoint connections",
  connection,
  "connectionId",
);

const region = object(
  { region: id, cloudProvider: word, serviceName: id },
  ({ region: regionCode, cloudProvider, serviceName }) => ({
    ...{ regionCode, serviceName, isOnAws: cloudProvider === "AWS" },
  }),
);
/** The regions of AWS alone. */
export const regionsAnswer = listDecoder("regions with private endpoints", region, "region");
