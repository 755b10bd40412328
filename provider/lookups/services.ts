import type { Service } from "../tiger-cloud/services";
import {
  decimalIdValidator,
  existingNameValidator,
  regionValidator,
  serviceIdValidator,
} from "../rules/inputs";
import { chooseOne, quoted, type Kind } from "./choose";
import type { GetServiceResult } from "./contract";
import { inOrder, type Lookup } from "./lookup";

const SERVICE: Kind<Service> = {
  noun: "Service",
  properties: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    regionCode: ({ regionCode }) => regionCode,
  },
  unique: ["id"],
  describe({ id, name, regionCode, attachment }) {
    const place = attachment === undefined ? "public" : `Timescale VPC ${attachment.vpcId}`;
    return `${id} (${quoted(name)}, ${regionCode}, ${place})`;
  },
};

export const getService: Lookup<"getService"> = {
  validators: { id: serviceIdValidator, name: existingNameValidator, regionCode: regionValidator },
  oneOf: [["id"], ["name"]],
  find: async (api, args) => resultOf(chooseOne(await api.services.listFresh(), SERVICE, args)),
};

export const getServices: Lookup<"getServices"> = {
  validators: { regionCode: regionValidator, timescaleVpcId: decimalIdValidator },
  async find(api, { regionCode, timescaleVpcId }) {
    const all = await api.services.listFresh();
    const wanted = all
      .filter((service) => regionCode === undefined || service.regionCode === regionCode)
      .filter(
        ({ attachment }) => timescaleVpcId === undefined || attachment?.vpcId === timescaleVpcId,
      );
    return inOrder(wanted).map(resultOf);
  },
};

function resultOf(service: Service): GetServiceResult {
  const { id, name, regionCode, status, attachment, poolerEndpoint, readReplicas } = service;
  const endpoint = attachment === undefined ? service.publicEndpoint : attachment.endpoint;
  return {
    ...{ id, name, regionCode, status, poolerEndpoint },
    timescaleVpcId: attachment?.vpcId,
    isPrivate: attachment !== undefined,
    host: endpoint?.host,
    port: endpoint?.port,
    readReplicas: inOrder(readReplicas),
  };
}
