import { Collection } from "../../collection";
import type { KeptNoun } from "../noun";
import type { Service } from "./entity";
import { graphql } from "./graphql";
import { rest } from "./rest";

/** The database services and their moves into VPCs and out of them. */
export const services: KeptNoun<Service> = {
  collection: () => new Collection<Service>(0),
  ...{ rest, graphql },
};
