import * as pulumi from "@pulumi/pulumi";

const KEY = "timescale:secretKey";
const warned = new Set<string>();

/**
 * Warns, once for each stack of this process, where the stack's configuration holds the secret key in
 * clear text: it then lies so in the stack's file and in the state's history. A key from the
 * environment is in neither.
 */
export function warnOfPlainKey(): void {
  if (pulumi.runtime.getConfig(KEY) === undefined || isSecret(KEY)) return;
  const stack = `${pulumi.getProject()}/${pulumi.getStack()}`;
  if (warned.has(stack)) return;
  warned.add(stack);
  void pulumi.log.warn(
    `${KEY}: the stack's configuration holds it in clear text. ` +
      `Run \`pulumi config set --secret ${KEY} <secret key>\`, and make a new key where others could read this one.`,
  );
}

/** Pulumi's own answer, which its types leave out. Where a version of it has none, nothing is said. */
function isSecret(name: string): boolean {
  const { isConfigSecret } = pulumi.runtime as { isConfigSecret?: (name: string) => boolean };
  return isConfigSecret?.(name) ?? true;
}
