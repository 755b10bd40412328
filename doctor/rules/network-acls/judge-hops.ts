import type { NetworkAcl, NetworkAclEntry } from "../../facts/aws";
import type { Check, Finding } from "../../finding";
import { extentOf, portsOf, type Extent, type TargetPort } from "../../path/ends";
import { CLIENT_PORTS, LINUX_CLIENT_PORTS } from "../../path/ephemeral-ports";
import { aclAllows } from "../../path/network-acl";
import { vpcBlockOf } from "../../path/vpc-block";
import { customerRegionOption } from "../customer-region";
import type { Case } from "../rule";
import { allowCommand, nameDenial } from "./acl-command";

/** An ACL of another subnet, or of the client's own, that what the client sends comes through on its way. */
export interface Hop {
  acl: NetworkAcl;
  /** Whether it judges the answers too, which it does in another subnet than the client's. */
  judgesAnswers: boolean;
}

/** What the hops of a way have in common. */
export interface Hops {
  hops: readonly Hop[];
  /** What stands behind them, such as `vpce-1`. */
  behind: string;
  /** Whether there is a way past all of them. */
  isOpenElsewhere: boolean;
  checks: { closed: Check; partly: Check };
}

/** Whether the ACLs before something let the client in at each port of the service, and answers out to it. */
export function judgeHops(one: Case, hops: Hops): Finding[] {
  return portsOf(one.targets).flatMap((target) => judgePort(one, hops, target));
}

interface Passage {
  acl: NetworkAcl;
  direction: "in" | "out";
  allows: Extent;
  by: NetworkAclEntry | undefined;
}

function judgePort(one: Case, { hops, ...rest }: Hops, target: TargetPort): Finding[] {
  const passages = hops.map((hop) => passagesOf(one, hop, target.port));
  const extents = passages.map((all): Extent => {
    const isClosed = all.some(({ allows }) => allows === "none");
    return isClosed ? "none" : extentOf(all.map(({ allows }) => allows));
  });
  const extent = extentOf([...extents, ...(rest.isOpenElsewhere ? (["all"] as const) : [])]);
  const { closed, partly } = rest.checks;
  const check = extent === "none" && target.isPrimary ? closed : partly;
  return passages
    .flat()
    .filter(({ allows }) => allows !== "all")
    .map((passage) => ({ check, ...tell(one, target, { ...passage, behind: rest.behind }) }));
}

/** The way in to the service's port, and the way out to the ports that a client takes. */
function passagesOf({ client }: Case, { acl, judgesAnswers }: Hop, port: number): Passage[] {
  const { cidrBlock } = client;
  const way = aclAllows(acl.entries, { direction: "in", cidrBlock, ports: [port, port] });
  const back = aclAllows(acl.entries, { direction: "out", cidrBlock, ports: LINUX_CLIENT_PORTS });
  const answers: Passage = { acl, direction: "out", ...back };
  return [{ acl, direction: "in", ...way }, ...(judgesAnswers ? [answers] : [])];
}

function tell(one: Case, { port, roles }: TargetPort, passage: Passage & { behind: string }) {
  const { acl, direction, by, allows, behind } = passage;
  const isIn = direction === "in";
  const what = isIn ? `clients in on TCP ${port}` : "answers out to the ports that clients take";
  // All clients of one block are helped by one entry.
  const cidrBlock = vpcBlockOf(one);
  const ports = isIn ? ([port, port] as const) : CLIENT_PORTS;
  const regionOption = customerRegionOption(one);
  return {
    subject: `Network ACL ${acl.networkAclId} before ${behind} for ${what}`,
    saw: `${nameDenial(by)} ${allows === "none" ? "that" : "a part of that"}`,
    why: `the way to the ${roles} goes through that subnet, and what its ACL denies is dropped`,
    fix: allowCommand(acl, { direction, cidrBlock, ports }, { by, regionOption }),
  };
}
