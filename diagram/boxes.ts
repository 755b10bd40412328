import { count, countMarks } from "./abridge";
import type { Box } from "./box";
import type { DrawnConnection } from "./drawn-endpoint";
import type { DrawnService, DrawnTimescaleVpc, Markable } from "./drawn-network";
import { known, knownAs, lineAbout } from "./wording";

/** The Timescale VPC with its services. */
export function timescaleVpcBox(vpc: DrawnTimescaleVpc, services: readonly Box[]): Box {
  return {
    kind: "timescale-vpc",
    ...(vpc.name === undefined
      ? { caption: "", title: "Timescale VPC" }
      : { caption: "Timescale VPC", title: known(vpc.name) }),
    lines: [`id ${known(vpc.id)}`, knownAs("CIDR block", vpc.cidr)],
    mark: vpc.mark,
    boxes: services,
  };
}

/** What Tiger Cloud has of a private endpoint, with the services behind it. */
export function connectionBox(connection: DrawnConnection, services: readonly Box[]): Box {
  const { connectionId, name, mark } = connection;
  return {
    kind: "connection",
    ...(name === undefined
      ? { caption: "", title: "connection" }
      : { caption: "connection", title: known(name) }),
    lines: [knownAs("id", connectionId)],
    mark,
    boxes: services,
  };
}

/** A service, and where it answers. */
export function serviceBox(service: DrawnService): Box {
  const { host, port, status, previously } = service;
  return {
    kind: "service",
    caption: "service",
    title: known(service.name),
    lines: [
      `id ${known(service.id)}`,
      ...lineAbout(host, (value) => knownAs("host", value)),
      ...lineAbout(port, (value) => `port ${known(value === null ? null : String(value))}`),
      ...lineAbout(status, (value) => `status ${known(value)}`),
      ...lineAbout(previously, (value) => `before: ${known(value)}`),
    ],
    mark: service.mark,
    boxes: [],
  };
}

/**
 * Stands for what there is no room for; none if there is nothing.
 *
 * @param parts what can be marked of it; by default each thing itself
 */
export function moreBox(
  noun: string,
  left: readonly Markable[],
  parts: readonly Markable[] = left,
): Box | undefined {
  if (left.length === 0) return undefined;
  const marks = countMarks(parts);
  return {
    kind: "more",
    caption: "",
    title: `and ${count(left.length, `more ${noun}`)}`,
    lines: marks === "" ? [] : [marks],
    boxes: [],
  };
}

/** The boxes of a list of which some may be none. */
export function boxesOf(boxes: readonly (Box | undefined)[]): Box[] {
  return boxes.filter((box) => box !== undefined);
}
