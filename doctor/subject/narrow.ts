import { visibleLine } from "../../provider/rules/visible-text";
import { unknownVpc, type SubjectArguments } from "./arguments";
import { leadsFrom } from "./leads-from";
import type { ServiceSubject, StackThings, Subject } from "./subject";

/** Leaves of a stack's subject what `--service` and `--vpc` name. What the stack does not have is added. */
export function narrowed(subject: Subject, asked: SubjectArguments): Subject {
  const { service, vpcId } = asked;
  const ofOne = service === undefined ? subject : ofService(subject, service);
  const both = vpcId === undefined ? ofOne : ofVpc(ofOne, { ...asked, vpcId });
  const names = [subject.title, service, vpcId].filter((each) => each !== undefined);
  return { ...both, title: visibleLine(names.join(", ")), from: asked.from };
}

/** By its name, or where another stack attaches it, a service can be in any of the Timescale VPCs. */
function ofService(subject: Subject, service: string): Subject {
  const { stack } = subject;
  const services: ServiceSubject[] = [{ name: service }];
  const isIts = ({ serviceId }: { serviceId: string | undefined }) => serviceId === service;
  if (!stack.attachments.some(isIts) && !stack.privateEndpoints.some(isIts)) {
    return { ...subject, services };
  }
  const attachments = stack.attachments.filter(isIts);
  const timescaleVpcIds = attachments.map(({ timescaleVpcId }) => timescaleVpcId);
  const isThere = (each: { timescaleVpcId: string }) =>
    timescaleVpcIds.includes(each.timescaleVpcId);
  const things: StackThings = {
    ...stack,
    attachments,
    peerings: stack.peerings.filter(isThere),
    gatewayPeerings: stack.gatewayPeerings.filter(isThere),
    // One that no service is behind yet may be for it.
    privateEndpoints: stack.privateEndpoints.filter(
      (each) => isIts(each) || each.serviceId === undefined,
    ),
  };
  const isElsewhere = (vpcId: string) => leadsFrom(stack, vpcId) && !leadsFrom(things, vpcId);
  const customerVpcs = subject.customerVpcs.filter(({ vpcId }) => !isElsewhere(vpcId));
  return { ...subject, services, customerVpcs, stack: things };
}

function ofVpc(
  subject: Subject,
  { vpcId, service, regionCode }: SubjectArguments & { vpcId: string },
): Subject {
  const { stack } = subject;
  const found = subject.customerVpcs.find((each) => each.vpcId === vpcId);
  const things = thingsOfVpc(stack, vpcId);
  // Of a VPC that the stack does not have, and of a service that was named, everything is asked.
  const isWhole = found === undefined || service !== undefined;
  const ids = servicesOf(things);
  const services = subject.services.filter((each) => isWhole || ("id" in each && ids.has(each.id)));
  const attachments = stack.attachments.filter(({ serviceId }) => isWhole || ids.has(serviceId));
  return {
    ...subject,
    services,
    customerVpcs: [found ?? unknownVpc(vpcId, regionCode)],
    stack: { ...things, attachments },
  };
}

function thingsOfVpc(stack: StackThings, vpcId: string): StackThings {
  return {
    ...stack,
    peerings: stack.peerings.filter(({ peerVpcId }) => peerVpcId === vpcId),
    gatewayPeerings: stack.gatewayPeerings.filter(
      ({ customerVpcIds }) => customerVpcIds.length === 0 || customerVpcIds.includes(vpcId),
    ),
    privateEndpoints: stack.privateEndpoints.filter(
      ({ customerVpcId = vpcId }) => customerVpcId === vpcId,
    ),
  };
}

/** The services of a stack that its peerings and endpoints lead to. */
function servicesOf({ attachments, peerings, gatewayPeerings, privateEndpoints }: StackThings) {
  const led = new Set([...peerings, ...gatewayPeerings].map((each) => each.timescaleVpcId));
  return new Set([
    ...attachments.filter((each) => led.has(each.timescaleVpcId)).map((each) => each.serviceId),
    ...privateEndpoints.flatMap(({ serviceId }) => serviceId ?? []),
  ]);
}
