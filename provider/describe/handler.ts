import type { Description, InputsOf, StateOf, StoredOf } from "./description";
import type { AccountLook, Finding } from "../operation/finding";
import type { Operation } from "../operation/operation";

/** What Tiger Cloud does in each step of a resource's life. It knows nothing of any engine. */
export interface ResourceHandler<D extends Description> {
  readonly description: D;
  /**
   * Looks at the account for what would make a create or a change fail, while nothing is changed
   * yet. Values that are not known yet are left out of `known`.
   */
  readonly findings?: (known: Partial<InputsOf<D>>, look: AccountLook) => Promise<Finding[]>;
  /**
   * Says why a resource in this state is replaced although no input of its identity changed. Values
   * that are not known yet are left out of `known`.
   *
   * @returns the property to name as the reason; undefined where it is not replaced
   */
  readonly replacementReason?: (
    stored: StoredOf<D>,
    known: Partial<InputsOf<D>>,
  ) => string | undefined;
  /** What people must know of a resource in this state, each time that it is planned. */
  readonly warnings?: (id: string, stored: StoredOf<D>, known: Partial<InputsOf<D>>) => string[];
  /**
   * True where this resource stands in the way of the one that is to replace it, so that it must go
   * first. Values that are not known yet are left out of `known`.
   */
  readonly blocksSuccessor?: (stored: StoredOf<D>, known: Partial<InputsOf<D>>) => boolean;
  /** True for a state that a create or update left before its end: an update goes on from there. */
  readonly isUnfinished?: (stored: StoredOf<D>) => boolean;
  /**
   * True where an update has something to do although no attribute changed and nothing is unfinished.
   * Values that are not known yet are left out of `known`.
   */
  readonly isBehind?: (stored: StoredOf<D>, known: Partial<InputsOf<D>>) => boolean;
  /** Makes the resource; throws `UnfinishedResource` once there is an id. */
  readonly create: (
    inputs: InputsOf<D>,
    operation: Operation,
  ) => Promise<{ id: string; state: StateOf<D> }>;
  /**
   * What is there now; undefined where it is gone.
   *
   * @param stored empty where it is read by its id alone
   */
  readonly read: (
    id: string,
    stored: Partial<StoredOf<D>>,
    operation: Operation,
  ) => Promise<StateOf<D> | undefined>;
  /** Brings the resource to `inputs`, from whatever an earlier try left. */
  readonly update: (
    id: string,
    stored: StoredOf<D>,
    inputs: InputsOf<D>,
    operation: Operation,
  ) => Promise<StateOf<D>>;
  /** Removes the resource and waits until it is gone; gone already is success. */
  readonly delete: (id: string, stored: StoredOf<D>, operation: Operation) => Promise<void>;
}
