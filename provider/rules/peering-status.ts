import { meaningOf, statusOf } from "../tiger-cloud/status";

/** True for the words after which a peering never becomes active. */
export function isFailed(status: string): boolean {
  return meaningOf("peering", status) === "failed";
}

/** What to do about a failed peering. */
export function failureAdvice(status: string): string {
  return statusOf("peering", status).advice;
}
