import { Collection } from "../../collection";
import type { KeptNoun } from "../noun";
import type { Vpc } from "./entity";
import { graphql } from "./graphql";
import { rest } from "./rest";

/** The VPCs of Tiger Cloud, as its customers make them. */
export const vpcs: KeptNoun<Vpc> = { collection: () => new Collection<Vpc>(1000), rest, graphql };
