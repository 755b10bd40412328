import { identicalVpcs, describeVpc, vpcFindings } from "./findings";
import { changeWhenFree, deleteAndWait } from "../../operation/change-when-free";
import { createOnce } from "../../operation/create-once";
import { ifExists } from "../../operation/operation";
import { withStandings } from "../../operation/ownership";
import type { Vpc } from "../../tiger-cloud/vpcs";
import type { ResourceHandler } from "../../describe/handler";
import { TIMESCALE_VPC } from "./description";

const idOf = ({ id }: Vpc) => id;

/** A Timescale VPC. The API shows no readiness: what needs it waits for it. */
export const timescaleVpc: ResourceHandler<typeof TIMESCALE_VPC> = {
  description: TIMESCALE_VPC,

  async findings(known, { api, ...look }) {
    const [account, vpcs] = await Promise.all([api.account(), api.vpcs.listRecent()]);
    const foreign = identicalVpcs(known, vpcs).filter(({ id }) => !look.isOwn(id));
    const existing = await withStandings(foreign, idOf, look);
    return vpcFindings({ account, vpcs, existing, ...look });
  },

  async create(inputs, operation) {
    const { vpcs } = operation.api;
    const { id, ...state } = await createOnce(
      {
        subject: `Timescale VPC "${inputs.name}"`,
        idOf,
        find: async (age) =>
          identicalVpcs(inputs, await (age === "fresh" ? vpcs.listFresh() : vpcs.listRecent())),
        create: () => vpcs.create(inputs),
        describe: describeVpc,
      },
      operation,
    );
    return { id, state };
  },

  async read(id, _state, { api }) {
    const found = await ifExists(() => api.vpcs.getRecent(id));
    return found && { name: found.name, cidr: found.cidr, regionCode: found.regionCode };
  },

  async update(id, state, inputs, operation) {
    const subject = `Timescale VPC ${id}`;
    await operation
      .changesOf(id)
      .inTurn(() =>
        changeWhenFree(operation, { subject, vpcId: id }, () =>
          operation.api.vpcs.rename(id, inputs.name),
        ),
      );
    return { ...state, name: inputs.name };
  },

  async delete(id, _state, operation) {
    const { vpcs } = operation.api;
    await deleteAndWait(
      operation,
      { subject: `Timescale VPC ${id}`, vpcId: id },
      () => vpcs.delete(id),
      () => ({ isGone: async () => (await ifExists(() => vpcs.get(id))) === undefined }),
    );
  },
};
