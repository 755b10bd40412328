import type { Change, ResourceRecordSet, Route53 } from "@aws-sdk/client-route-53";
import { AwsError } from "../../errors";
import { textOf, type Properties } from "../../properties";
import { resourceType } from "../../resource-type";
import { normalized, NO_ZONE, recordOf, untilInSync, zoneOf } from "../../route53";

interface Alias {
  name: string;
  zoneId: string;
  evaluateTargetHealth: boolean;
}

interface Inputs {
  zoneId: string;
  name: string;
  type: string;
  aliases?: Alias[];
  records?: string[];
  ttl?: number;
  allowOverwrite?: boolean;
}

type RecordType = NonNullable<ResourceRecordSet["Type"]>;

/** `aws.route53.Record`, with the usual routing. Imported by `<zone>_<name>_<type>`. */
export const record = resourceType<Inputs>({
  label: "Route 53 record",
  replaces: ["zoneId", "name"],
  updates: ["type", "aliases", "records", "ttl", "allowOverwrite"],
  required: ["zoneId", "name", "type"],
  outputs: ["fqdn", "allowOverwrite"],
  isGlobal: true,
  // That a record is gone, the real provider sees in the list.
  gone: { onRead: NO_ZONE, onDelete: ["InvalidChangeBatch"] },
  sets: ["records"],
  compared: {
    name: normalized,
    aliases: (aliases: Alias[]) =>
      aliases.map((alias) => ({ ...alias, name: normalized(alias.name) })),
  },

  check({ aliases, records }) {
    if ((aliases === undefined) !== (records === undefined)) return undefined;
    return { property: "records", reason: "one of `alias,records` must be specified" };
  },

  async create(aws, inputs) {
    const Action = inputs.allowOverwrite ? "UPSERT" : "CREATE";
    await change(await aws.route53(), inputs, (set) => [{ Action, ResourceRecordSet: set }]);
    const { zoneId, name, type } = inputs;
    return { id: `${zoneId}_${name.toLowerCase()}_${type}` };
  },

  async settle(aws, _id, inputs, { isNew, state }) {
    if (isNew) return;
    const route53 = await aws.route53();
    const former = textOf(state, "type");
    if (former === inputs.type) {
      await change(route53, inputs, (set) => [{ Action: "UPSERT", ResourceRecordSet: set }]);
      return;
    }
    const old = await recordOf(route53, inputs.zoneId, textOf(state, "fqdn") ?? "", former ?? "");
    await change(route53, inputs, (set) => [
      ...(old ? [{ Action: "DELETE" as const, ResourceRecordSet: old }] : []),
      { Action: inputs.allowOverwrite ? "UPSERT" : "CREATE", ResourceRecordSet: set },
    ]);
  },

  async find(aws, id, known) {
    const { zoneId, name, type } = placeOf(id, known);
    const route53 = await aws.route53();
    const fqdn = await fullName(route53, zoneId, name);
    const found = await recordOf(route53, zoneId, fqdn, type);
    if (!found) return undefined;
    const { AliasTarget: target, ResourceRecords, TTL: ttl } = found;
    const alias = target && {
      name: normalized(target.DNSName),
      zoneId: target.HostedZoneId,
      evaluateTargetHealth: target.EvaluateTargetHealth,
    };
    return {
      ...{ zoneId, name: normalized(name), type, fqdn, ttl },
      aliases: alias && [alias],
      records: ResourceRecords && ResourceRecords.map(({ Value }) => Value),
      allowOverwrite: known["allowOverwrite"],
    };
  },

  async remove(aws, id, state) {
    const { zoneId, name, type } = placeOf(id, state);
    const route53 = await aws.route53();
    if (!(await zoneOf(route53, zoneId))) return;
    const found = await recordOf(route53, zoneId, await fullName(route53, zoneId, name), type);
    if (!found) return;
    const Changes: Change[] = [{ Action: "DELETE", ResourceRecordSet: found }];
    await apply(route53, zoneId, Changes);
  },
});

async function change(
  route53: Route53,
  inputs: Inputs,
  changesFor: (set: ResourceRecordSet) => Change[],
): Promise<void> {
  const { zoneId, name, type, aliases, records, ttl } = inputs;
  const [alias] = aliases ?? [];
  const set: ResourceRecordSet = {
    ...{ Name: await fullName(route53, zoneId, name), Type: type as RecordType },
    ...(records && { ResourceRecords: records.map((Value) => ({ Value })), TTL: ttl }),
    ...(alias && {
      AliasTarget: {
        ...{ DNSName: alias.name, HostedZoneId: alias.zoneId },
        EvaluateTargetHealth: alias.evaluateTargetHealth,
      },
    }),
  };
  await apply(route53, zoneId, changesFor(set));
}

async function apply(route53: Route53, HostedZoneId: string, Changes: Change[]): Promise<void> {
  const request = { HostedZoneId, ChangeBatch: { Comment: "Managed by Pulumi", Changes } };
  const { ChangeInfo } = await route53.changeResourceRecordSets(request);
  const { Name } = Changes[0]?.ResourceRecordSet ?? {};
  await untilInSync(route53, `Route 53 Record (${Name})`, ChangeInfo);
}

/** A name without the zone's at its end gets it. */
async function fullName(route53: Route53, zoneId: string, name: string): Promise<string> {
  const { HostedZone } = await route53.getHostedZone({ Id: zoneId });
  const [given, zone] = [normalized(name), normalized(HostedZone?.Name)];
  return given === zone || given.endsWith(`.${zone}`) ? given : `${given}.${zone}`;
}

function placeOf(id: string, known: Properties) {
  const [, fromZone, fromName, fromType] = /^([^_]+)_(.+)_([A-Z]+)$/.exec(id) ?? [];
  const zoneId = textOf(known, "zoneId") ?? fromZone;
  const name = textOf(known, "name") ?? fromName;
  const type = textOf(known, "type") ?? fromType;
  if (zoneId && name && type) return { zoneId, name, type };
  throw new AwsError(`unexpected format of ID (${id}), expected <zone>_<name>_<type>`);
}
