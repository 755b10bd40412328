import type { InputsOf, StateOf } from "../../describe/description";
import type { ResourceHandler } from "../../describe/handler";
import { isTimescaleError, UnfinishedResource } from "../../errors";
import { ifExists, type Operation } from "../../operation/operation";
import type { PrivateLinkConnection } from "../../tiger-cloud/private-link-answers";
import { meaningOf, statusOf } from "../../tiger-cloud/status";
import { claimWhenFound } from "./claim";
import { PRIVATE_ENDPOINT_CONNECTION } from "./description";
import { claimFindings, connectionOf } from "./findings";
import { rejectWhenFree } from "./reject";

type Inputs = InputsOf<typeof PRIVATE_ENDPOINT_CONNECTION>;
type State = StateOf<typeof PRIVATE_ENDPOINT_CONNECTION>;

/** A VPC endpoint of the customer, claimed for the project. */
export const privateEndpointConnection: ResourceHandler<typeof PRIVATE_ENDPOINT_CONNECTION> = {
  description: PRIVATE_ENDPOINT_CONNECTION,

  async findings(known, { api, standingOf, isOwn }) {
    if (known.vpcEndpointId === undefined) return [];
    const [account, connections] = await Promise.all([
      api.account(),
      api.privateLinks.listRecent(),
    ]);
    const present = connectionOf(known, connections);
    const standing = present && !isOwn(present.id) ? await standingOf(present.id) : undefined;
    const isHeld = standing?.kind === "other" || standing?.kind === "former";
    const otherHolder = isHeld ? standing.holder : undefined;
    return claimFindings(known, { account, connections, otherHolder });
  },

  warnings: (id, { state }) => {
    const { advice } = statusOf("privateEndpoint", state);
    return advice === "" ? [] : [`Private endpoint connection ${id}: ${state}. ${advice}`];
  },

  async create(inputs, operation) {
    const connection = await claimWhenFound(inputs.vpcEndpointId, operation);
    operation.ownership.claim(connection.id);
    const state = stateOf(connection, inputs.rejectOnDelete);
    return { id: connection.id, state: await nameIt(state, inputs, operation) };
  },

  async read(id, { rejectOnDelete }, { api, reporter }) {
    const found = await ifExists(() => api.privateLinks.getRecent(id));
    if (found === undefined) return undefined;
    if (meaningOf("privateEndpoint", found.status) === "gone") {
      reporter.warn(
        `Private endpoint connection ${id}: ${found.vpcEndpointId} was deleted in AWS. ` +
          "`pulumi up` claims the endpoint that takes its place.",
      );
      return undefined;
    }
    return stateOf(found, rejectOnDelete);
  },

  async update(_id, stored, inputs, operation) {
    const { vpcEndpointId, name, connectionId, state, region } = stored;
    const kept = { vpcEndpointId, name, connectionId, state, region };
    return nameIt({ ...kept, ...noted(inputs.rejectOnDelete) }, inputs, operation);
  },

  async delete(id, { rejectOnDelete = false, vpcEndpointId }, operation) {
    if (rejectOnDelete) return rejectWhenFree(id, operation);
    operation.reporter.info(
      `Private endpoint connection ${id}: ${vpcEndpointId} stays claimed by the project, for Tiger Cloud takes no claim back. ` +
        "Deleting the endpoint in AWS ends it.",
    );
  },
};

function stateOf(
  { id, vpcEndpointId, name, status, regionCode }: PrivateLinkConnection,
  rejectOnDelete: boolean | undefined,
): State {
  const shown = { state: status.toLowerCase(), region: regionCode };
  return { vpcEndpointId, name, connectionId: id, ...shown, ...noted(rejectOnDelete) };
}

const noted = (rejectOnDelete: boolean | undefined) =>
  rejectOnDelete === undefined ? {} : { rejectOnDelete };

/** A claim takes no name: it is given one afterwards. */
async function nameIt(
  state: State,
  { name }: Inputs,
  { api: { privateLinks } }: Operation,
): Promise<State> {
  if (state.name === name) return state;
  try {
    await privateLinks.rename(state.connectionId, name);
  } catch (error) {
    if (!isTimescaleError(error)) throw error;
    throw new UnfinishedResource(state.connectionId, state, error);
  }
  return { ...state, name };
}
