import { regionValidator } from "../rules/inputs";
import { privateEndpointZoneIds } from "../rules/private-endpoint-zones";
import type { EndpointServiceRegion } from "../tiger-cloud/private-link-answers";
import { chooseOne, type Kind } from "./choose";
import type { Lookup } from "./lookup";

const SERVICE: Kind<EndpointServiceRegion> = {
  noun: "Private endpoint service",
  properties: { regionCode: ({ regionCode }) => regionCode },
  unique: ["regionCode"],
  describe: ({ regionCode }) => regionCode,
};

export const getPrivateEndpointService: Lookup<"getPrivateEndpointService"> = {
  validators: { regionCode: regionValidator },
  oneOf: [["regionCode"]],
  async find(api, args) {
    const regions = await api.privateLinks.listRegions();
    const { regionCode, serviceName } = chooseOne(regions, SERVICE, args);
    return { regionCode, serviceName, availabilityZoneIds: privateEndpointZoneIds(regionCode) };
  },
};
