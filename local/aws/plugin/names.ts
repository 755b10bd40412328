/** Fields of an answer of AWS under Pulumi's names for them: `VpcId` as `vpcId`. */
export function toPulumi<Found extends object, Name extends Uncapitalize<keyof Found & string>>(
  found: Found,
  ...names: Name[]
): { [N in Name]: Found[Capitalize<N> & keyof Found] } {
  const value = (name: Name) => found[upper(name) as keyof Found];
  return Object.fromEntries(names.map((name) => [name, value(name)])) as never;
}

/** Properties under the names of AWS's requests: `vpcId` as `VpcId`. */
export function toAws<Inputs extends object, Name extends keyof Inputs & string>(
  inputs: Inputs,
  ...names: Name[]
): { [N in Name as Capitalize<N>]: Inputs[N] } {
  return Object.fromEntries(names.map((name) => [upper(name), inputs[name]])) as never;
}

/** The part of a request that leaves only what has these values. */
export function where(values: Readonly<Record<string, string>>) {
  return { Filters: Object.entries(values).map(([Name, value]) => ({ Name, Values: [value] })) };
}

/** What AWS calls a thing of one of its accounts. */
export function arnOf(kind: string, region: string, owner = "", id = ""): string {
  return `arn:aws:ec2:${region}:${owner}:${kind}/${id}`;
}

const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
