import { GATEWAY_AND_ENDPOINT_RULES } from "./gateway-and-endpoint-rules";
import { NETWORK_RULES } from "./network-rules";
import type { Rule } from "./rule";

/** All rules over what was collected. Those of live connections are in connection/. */
export const RULES: readonly Rule[] = [...NETWORK_RULES, ...GATEWAY_AND_ENDPOINT_RULES];
