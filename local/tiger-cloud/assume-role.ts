import type { STS } from "@aws-sdk/client-sts";

/** A role to act in. */
export interface Role {
  roleArn: string;
  sessionName?: string;
  externalId?: string;
}

/** The keys that STS gives to whoever may act in the role. */
export async function assumeRole(sts: STS, { roleArn, sessionName = "pulumi", externalId }: Role) {
  const { Credentials: given } = await sts.assumeRole({
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    ...(externalId && { ExternalId: externalId }),
  });
  return {
    accessKeyId: given?.AccessKeyId ?? "",
    secretAccessKey: given?.SecretAccessKey ?? "",
    sessionToken: given?.SessionToken ?? "",
    ...(given?.Expiration && { expiration: given.Expiration }),
  };
}
