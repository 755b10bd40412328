import { Collection } from "../../collection";
import type { KeptNoun } from "../noun";
import type { PrivateLink, VpcEndpoint } from "./entity";
import { graphql } from "./graphql";

/** The connections of customers' VPC endpoints with Tiger Cloud, by AWS PrivateLink. */
export const privateLinks: KeptNoun<PrivateLink> = {
  collection: () => new Collection<PrivateLink>(0),
  graphql,
};

/** What AWS knows of customers' VPC endpoints. The vendor's API shows none of it. */
export const vpcEndpoints: KeptNoun<VpcEndpoint> = {
  collection: () => new Collection<VpcEndpoint>(0),
};
