import { Collection } from "../../collection";
import type { KeptNoun } from "../noun";
import type { Peering } from "./entity";
import { graphql } from "./graphql";
import { rest } from "./rest";

/** The peerings of VPCs with what customers have in AWS. */
export const peerings: KeptNoun<Peering> = {
  collection: () => new Collection<Peering>(5000),
  ...{ rest, graphql },
};
