import type { Credentials, STS } from "@aws-sdk/client-sts";

/** A role to act in. */
export interface Role {
  roleArn: string;
  sessionName?: string;
  externalId?: string;
}

/** The keys that STS gives to whoever may act in the role. */
export async function assumeRole(sts: STS, role: Role) {
  const { roleArn: RoleArn, sessionName: RoleSessionName = "pulumi", externalId } = role;
  const answer = await sts.assumeRole({ RoleArn, RoleSessionName, ExternalId: externalId });
  const given = answer.Credentials as Required<Credentials>;
  return {
    accessKeyId: given.AccessKeyId ?? "",
    secretAccessKey: given.SecretAccessKey ?? "",
    sessionToken: given.SessionToken ?? "",
    ...(given.Expiration && { expiration: given.Expiration }),
  };
}
