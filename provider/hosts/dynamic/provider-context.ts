import type { OperationEnvironment } from "../../operation/operation";
import type { Adoption } from "../../rules/adoption";
import type { TigerCloudApi } from "../../tiger-cloud/client";
import type { NoteStore } from "../ownership/create-notes";
import type { StackState } from "../ownership/stack-state";

/** What all handlers of one process share: the way to the API, and what operations run on. */
export interface ProviderContext {
  /** @throws a `Settings` error where the configuration is missing something */
  api(): TigerCloudApi;
  /**
   * What the stack takes over of what exists already.
   *
   * @default - nothing
   */
  adopt?(): Adoption;
  /** @default - nothing is known of it */
  state?: StackState;
  /** @default - nothing is kept beyond the process */
  notes?: NoteStore;
  /** @default - the machine's own clock, and nobody to report to */
  environment?: OperationEnvironment;
}
