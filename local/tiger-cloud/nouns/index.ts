import { account } from "./account";
import { peerings } from "./peerings";
import { privateLinks, vpcEndpoints } from "./private-links";
import { services } from "./services";
import { vpcs } from "./vpcs";

/** All nouns of the API: their endpoints, their part of GraphQL's schema and what is kept of them. */
export const NOUNS = { account, vpcs, peerings, services, privateLinks, vpcEndpoints };
