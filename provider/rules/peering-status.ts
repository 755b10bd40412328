const ADVICE: Record<string, string> = {
  INVALID:
    "Check the peer's account id, region and VPC id, that its CIDR blocks do not overlap, and that nobody rejected it in AWS; then run `pulumi up`, which asks for it anew.",
  TIMEOUT: "Nobody accepted it in time: run `pulumi up`, which asks for it anew.",
  DISABLED: "It was rejected or deleted in AWS: run `pulumi up`, which asks for it anew.",
};

/** True for the words after which a peering never becomes active. Upper case, as the core keeps them. */
export function isFailed(status: string): boolean {
  return status in ADVICE;
}

/** What to do about a failed peering. */
export function failureAdvice(status: string): string {
  return ADVICE[status] ?? "";
}
