import type { VpcEndpoint } from "../facts/aws";
import { valueOf } from "../facts/seen";
import type { Case } from "../rules/rule";
import { endpointOf } from "./private-endpoint";
import type { Target } from "./way";

/** A port of the service, and whether the primary answers at it. */
export interface TargetPort {
  port: number;
  isPrimary: boolean;
  /** Whose port it is, such as `primary and pooler`. */
  roles: string;
}

/** The ports of what answers at the end of a way, each once, those of the primary first. */
export function portsOf(targets: readonly Target[]): TargetPort[] {
  const ports = [...new Set(targets.map(({ port }) => port))].map((port) => {
    const roles = [
      ...new Set(targets.filter((each) => each.port === port).map(({ role }) => role)),
    ];
    return { port, isPrimary: roles.includes("primary"), roles: roles.join(" and ") };
  });
  return ports.sort((one, other) => Number(other.isPrimary) - Number(one.isPrimary));
}

/** How much of something is let through. */
export type Extent = "all" | "part" | "none";

/** How much of several ends is let through, by how much of each is. */
export function extentOf(extents: readonly Extent[]): Extent {
  if (extents.every((each) => each === "all")) return "all";
  return extents.every((each) => each === "none") ? "none" : "part";
}

/** The ends of a way as a sentence names them: a single address without its mask. */
export function nameEnds(blocks: readonly string[]): string {
  return blocks.map((block) => block.replace(/\/32$/, "")).join(", ");
}

/** The endpoint of a way by a private endpoint; undefined for other ways, and where it was not seen. */
export function vpcEndpointOf(one: Case): VpcEndpoint | undefined {
  const { way } = one;
  return way.kind === "private-endpoint" ? valueOf(endpointOf({ ...one, way })) : undefined;
}
