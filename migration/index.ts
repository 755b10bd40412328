export { planAdoption } from "./plan-adoption";
export { BadState, readState } from "./read-state";
export { reportOf, toText, type MigrationReport } from "./render/report";
