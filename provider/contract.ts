export type { Endpoint, ReadReplica } from "./resources/types";
import type { InputsOf } from "./describe/description";
import type { TIMESCALE_PEERING } from "./resources/timescale-peering/description";
import type { TIMESCALE_VPC } from "./resources/timescale-vpc/description";
export type TimescaleVpcInputs = InputsOf<typeof TIMESCALE_VPC>;
export type TimescalePeeringInputs = InputsOf<typeof TIMESCALE_PEERING>;
