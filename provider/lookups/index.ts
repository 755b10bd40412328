/**
 * What the sdk's look-ups load when the first of them is called. They run in the program's own
 * process, for dynamic providers have no functions that the engine could call.
 */
import { isDeepStrictEqual } from "node:util";
import { createApi, type TigerCloudApi } from "../tiger-cloud/client";
import { isTimescaleError, TimescaleError, withCode } from "../errors";
import { readSettings, type ReadConfig, type Settings } from "../settings";
import { argumentProblems } from "./check-arguments";
import type { LookupArgs, LookupName, LookupOutcome, LookupResult } from "./contract";
import type { Lookup } from "./lookup";
import { getPrivateEndpointService } from "./private-endpoint-services";
import { getTimescalePeering } from "./peerings";
import { getService, getServices } from "./services";
import { getTransitGatewayPeering } from "./transit-gateway-peerings";
import { getTimescaleVpc, getTimescaleVpcs } from "./vpcs";

const lookups: { [Name in LookupName]: Lookup<Name> } = {
  getTimescaleVpc,
  getTimescaleVpcs,
  getTimescalePeering,
  getTransitGatewayPeering,
  getPrivateEndpointService,
  getService,
  getServices,
};

/**
 * Looks something up in the project that the stack's configuration, or else the environment, leads
 * to. What is asked for at the same time shares a request; nothing is kept for later.
 *
 * @returns what was found, or an expected failure in words
 * @throws what is a defect of ours
 */
export async function lookUp<Name extends LookupName>(
  name: Name,
  args: LookupArgs<Name>,
  readConfig: ReadConfig,
): Promise<LookupOutcome<LookupResult<Name>>> {
  const lookup: Lookup<Name> = lookups[name];
  try {
    const problems = argumentProblems(args, lookup).map((problem) => `${name}: ${problem}`);
    if (problems.length > 0) throw new TimescaleError("Rejected", problems.join("\n"));
    const api = apiFor(readSettings(readConfig, process.env));
    return { result: await lookup.find(api, args) };
  } catch (error) {
    if (!isTimescaleError(error)) throw error;
    return { failure: withCode(error).message };
  }
}

/** A process can run the programs of several stacks, one after another or at once. */
const clients: { settings: Settings; api: TigerCloudApi }[] = [];

function apiFor(settings: Settings): TigerCloudApi {
  const known = clients.find((client) => isDeepStrictEqual(client.settings, settings));
  if (known !== undefined) return known.api;
  const api = createApi(settings);
  clients.push({ settings, api });
  return api;
}
