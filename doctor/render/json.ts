import { visibleLines } from "../../provider/rules/visible-text";
import type { Diagnosis, JudgedWay } from "../diagnosis";
import type { LiveFacts, Outcome } from "../facts/live";
import type { TellingFinding } from "../finding";
import type { Way } from "../path/way";
import { byWhat } from "../judgement/way-name";
import { sayCounts } from "./words";

/** The version of docs/doctor-schema.json. */
const SCHEMA_VERSION = 1;

/** A diagnosis as JSON after docs/doctor-schema.json. */
export function toJson(diagnosis: Diagnosis): string {
  return `${visibleLines(JSON.stringify(toData(diagnosis), null, 2))}\n`;
}

function toData(diagnosis: Diagnosis) {
  const { title, state, findings, unseen, ways, live } = diagnosis;
  return {
    ...{ schemaVersion: SCHEMA_VERSION, title, state, summary: sayCounts(diagnosis) },
    findings: findings.map(findingData),
    unseen: unseen.map(({ forPeople = false, ...one }) => ({ ...one, forPeople })),
    ways: ways.map((way) => wayData(way, findings)),
    live: live.map(liveData),
  };
}

function findingData({ check, subject, saw, why, fix, ways, clients }: TellingFinding) {
  return {
    ...{ check: check.name, link: check.link, severity: check.severity },
    ...{ subject, saw, why, fix, ways },
    clients: clients.map(({ subnetId, cidrBlock }) => ({ subnetId, cidrBlock })),
  };
}

function wayData(judged: JudgedWay, findings: readonly TellingFinding[]) {
  const { way, name, state, targets, clients, links } = judged;
  return {
    ...{ name, kind: way.kind, by: byWhat(way), state },
    ...{ serviceId: way.serviceId, serviceName: way.service?.name ?? null },
    ...{ customerVpcId: way.customerVpcId, ids: idsOf(way) },
    targets: targets.map(({ role, host, port }) => ({ role, host, port })),
    clients: clients.map(({ subnetId, cidrBlock, securityGroupIds }) => ({
      ...{ subnetId, cidrBlock, securityGroupIds: securityGroupIds ?? null },
    })),
    links: links.map(({ link, label, state: own, findings: found }) => ({
      ...{ link, label, state: own },
      findings: found.map((one) => findings.indexOf(one)),
    })),
  };
}

/** What each kind of way is made of; null where there is none of it yet. */
function idsOf(way: Way) {
  switch (way.kind) {
    case "peering":
      return {
        ...{ timescaleVpcId: way.timescaleVpcId, peeringId: way.peeringId },
        provisionedId: way.provisionedId ?? null,
      };
    case "transit-gateway":
      return {
        ...{ timescaleVpcId: way.timescaleVpcId, peeringId: way.peeringId },
        ...{ transitGatewayId: way.transitGatewayId, attachmentId: way.attachmentId ?? null },
      };
    case "private-endpoint":
      return { vpcEndpointId: way.vpcEndpointId, connectionId: way.connectionId ?? null };
    case "none":
      return {};
  }
}

function liveData({ serviceId, role, host, port, ...steps }: LiveFacts) {
  const { addresses, tcp, tls, server, query, resolvers = [] } = steps;
  return {
    ...{ serviceId: serviceId ?? null, role, host, port, resolvers },
    steps: {
      addresses: outcomeData(addresses),
      tcp: outcomeData(tcp),
      tls: outcomeData(tls),
      server: outcomeData(server),
      query: outcomeData(query),
    },
  };
}

/** Only what the contract has: nothing that a collector may note beside it. */
function outcomeData(outcome: Outcome<unknown>) {
  switch (outcome.state) {
    case "done":
      return { state: outcome.state, value: outcome.value };
    case "failed":
      return {
        ...{ state: outcome.state, kind: outcome.kind, saw: outcome.saw },
        ...(outcome.code !== undefined && { code: outcome.code }),
      };
    case "skipped":
      return { state: outcome.state, ...(outcome.why !== undefined && { why: outcome.why }) };
  }
}
