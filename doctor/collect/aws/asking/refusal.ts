import { plainLine } from "../../../../provider/rules/visible-text";
import { DeadlinePassed } from "./deadline";

/** A package of the AWS SDK is not installed. */
export class MissingPackage extends Error {
  constructor(name: string) {
    super(
      `${name} is not installed: install @aws-sdk/client-ec2, @aws-sdk/client-route-53 and ` +
        "@aws-sdk/client-sts beside pulumi-timescale",
    );
  }
}

/** STS does not let the credentials act in a role. */
export class RoleNotTaken extends Error {
  constructor(
    readonly roleArn: string,
    override readonly cause: unknown,
  ) {
    super();
  }
}

/** Codes of AWS and of its SDK, by what they mean. */
const CODES = {
  noRight: ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"],
  expired: ["ExpiredToken", "ExpiredTokenException", "RequestExpired"],
  refused: [
    ...["AuthFailure", "IncompleteSignature", "InvalidAccessKeyId", "InvalidClientTokenId"],
    ...["MissingAuthenticationToken", "SignatureDoesNotMatch", "UnrecognizedClientException"],
  ],
  noCredentials: ["CredentialsProviderError", "TokenProviderError"],
  throttled: [
    ...["RequestLimitExceeded", "RequestThrottled", "RequestThrottledException", "SlowDown"],
    ...["Throttling", "ThrottlingException", "TooManyRequestsException"],
  ],
} as const;

type Meaning = keyof typeof CODES;

const REASONS: Readonly<Record<Meaning, (right: string) => string>> = {
  noRight: (right) => `no right to ${right}`,
  expired: () => "the AWS credentials have expired",
  refused: () => "AWS does not accept the AWS credentials, or the region is not enabled for them",
  noCredentials: () =>
    "no AWS credentials: set AWS_PROFILE, pass --profile, or log in with aws sso login",
  throttled: (right) => `AWS throttles ${right}`,
};

/**
 * Why a question had no answer. It has a code of AWS at most, never its words: those of a refused signature
 * have the session token in them.
 *
 * @param right such as `ec2:DescribeVpcs`
 */
export function reasonOf(error: unknown, right: string): string {
  if (error instanceof MissingPackage) return error.message;
  if (error instanceof DeadlinePassed) {
    return `no answer to ${right} within ${Math.ceil(error.seconds)} s`;
  }
  if (error instanceof RoleNotTaken) {
    return `${reasonOf(error.cause, "sts:AssumeRole")} (role ${plainLine(error.roleArn, 200)})`;
  }
  if (!(error instanceof Error)) return `asking ${right} failed`;
  if (error.message === "Region is missing") {
    return "no AWS region: pass --region, or set AWS_REGION";
  }
  return reasonOfCode(error, right);
}

function reasonOfCode(error: Error, right: string): string {
  const code = CODE.test(error.name) ? error.name : "without a code";
  const meaning = (Object.keys(CODES) as Meaning[]).find((each) =>
    (CODES[each] as readonly string[]).includes(code),
  );
  if (meaning !== undefined) return REASONS[meaning](right);
  if ("code" in error && typeof error.code === "string" && NETWORK.test(error.code)) {
    return `AWS was not reached for ${right} (${error.code})`;
  }
  return `asking ${right} failed (${code})`;
}

/** Whoever repeats what was sent in the place of a code says something else: a session token is longer. */
const CODE = /^[A-Z][A-Za-z0-9]{1,40}(\.[A-Za-z0-9]{1,40}){0,3}$/;

/** Codes of Node's sockets and of TLS, such as `ECONNREFUSED`; those of AWS have lower case, too. */
const NETWORK = /^[A-Z][A-Z_]+$/;
