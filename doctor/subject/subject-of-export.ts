import { visibleLine } from "../../provider/rules/visible-text";
import type { SubjectArguments } from "./arguments";
import { BadSubject } from "./bad-subject";
import { customerVpcsOf } from "./customer-vpcs";
import { narrowed } from "./narrow";
import { stackThingsOf } from "./stack-things";
import { readState } from "./state";
import { hasThings } from "./no-stack";
import type { CustomerVpcSubject, StackThings, Subject } from "./subject";

/** What `--stack` and the others say of a stack, and of what to look at in it. */
export interface ExportArguments extends SubjectArguments {
  /** As people call the stack. @default - `project/stack`, as its state says */
  stackName?: string | undefined;
}

/**
 * What a stack's state says of networks with Tiger Cloud. Secrets in it are not needed, encrypted or not.
 *
 * @param text what `pulumi stack export` printed
 * @throws BadSubject where it is something else, or where it and the arguments name nothing to look at
 */
export function subjectOfExport(text: string, asked: ExportArguments = {}): Subject {
  const state = readState(text);
  const stackName = asked.stackName ?? state?.stackName;
  const label = stackLabel(stackName);
  if (state === undefined) {
    throw new BadSubject(
      `${label}: \`pulumi stack export\` printed something else than a state. Upgrade Pulumi, or give --service and --vpc.`,
    );
  }
  const stack = stackThingsOf(state);
  // The engine keeps entries in the order in which they came about, which is another one each time.
  const customerVpcs = customerVpcsOf(state, stack).sort(byName);
  const services = serviceIdsOf(stack).map((id) => ({ id }));
  const title = stackName ?? label;
  const whole: Subject = { title, services, customerVpcs, stack, from: undefined };
  const subject = narrowed(whole, asked);
  const problem = problemOf(whole, subject);
  if (problem !== undefined) throw new BadSubject(`${label}: ${problem}`);
  return subject;
}

/** How errors call a stack. */
export function stackLabel(stackName: string | undefined): string {
  return stackName === undefined ? "Selected stack" : `Stack ${visibleLine(stackName)}`;
}

/** Of a peering alone, Tiger Cloud tells the services behind it. */
function problemOf(whole: Subject, { customerVpcs, services }: Subject): string | undefined {
  const isOurs = whole.customerVpcs.length > 0 || hasThings(whole.stack);
  if (!isOurs && (customerVpcs.length === 0 || services.length === 0)) {
    return (
      "it has no peering, private endpoint or service attachment of pulumi-timescale. " +
      "Give the stack that has them with --stack, or --service and --vpc."
    );
  }
  if (customerVpcs.length > 0) return undefined;
  return "it brings no customer VPC to Tiger Cloud. Give that of the clients with --vpc, or another stack with --stack.";
}

function serviceIdsOf({ attachments, privateEndpoints }: StackThings): string[] {
  const ids = [
    ...attachments.map(({ serviceId }) => serviceId),
    ...privateEndpoints.flatMap(({ serviceId }) => serviceId ?? []),
  ];
  return [...new Set(ids)].sort();
}

function byName(left: CustomerVpcSubject, right: CustomerVpcSubject): number {
  const [a, b] = [left, right].map(({ name = "", vpcId }) => `${name} ${vpcId}`);
  return (a ?? "") < (b ?? "") ? -1 : 1;
}
