import pLimit, { type Limit } from "p-limit";
import type { Ec2Link } from "./ec2-link";
import { Faults } from "./faults";
import { Tokens } from "./graphql/tokens";
import { Jobs } from "./jobs";
import type { LoggedRequest } from "./logged-request";
import { addService } from "./nouns/services/seed";
import type { Settings } from "./settings";
import { createStore, type Store } from "./store";

/** One life of the emulator, from a start or reset to the next reset or the stop. */
export interface World {
  readonly settings: Settings;
  readonly store: Store;
  readonly jobs: Jobs;
  /** Does one work after the other: what one has seen of EC2 still holds when it acts. */
  readonly turn: Limit;
  readonly requests: LoggedRequest[];
  readonly faults: Faults;
  readonly tokens: Tokens;
  readonly ec2: Ec2Link | undefined;
}

/** A world with the seeds and nothing else in it. */
export function createWorld(settings: Settings, ec2: Ec2Link | undefined): World {
  const store = createStore();
  for (const seed of settings.services) addService(store, seed);
  const jobs = new Jobs(settings.clock, settings.onFailure);
  const things = { requests: [], faults: new Faults(), tokens: new Tokens(), turn: pLimit(1) };
  return { settings, store, jobs, ...things, ec2 };
}
