import { awsVpcIdValidator, got, regionValidator } from "../../provider/rules/inputs";
import { visibleLine } from "../../provider/rules/visible-text";
import { USUAL_ACCESS } from "./aws-access";
import { NO_STACK } from "./no-stack";
import type { Client, CustomerVpcSubject, Subject } from "./subject";

/** What arguments name, beside a stack or in place of one. */
export interface SubjectArguments {
  /** Id or name of a service, as `--service` says it. */
  service?: string | undefined;
  /** As `--vpc` says it. */
  vpcId?: string | undefined;
  /** As `--region` says it. */
  regionCode?: string | undefined;
  /** As `--from` says it. */
  from?: Client | undefined;
}

/** All that is wrong with arguments: `--vpc: got …; allowed is …. Fix.` */
export function argumentProblems({ service, vpcId, regionCode }: SubjectArguments): string[] {
  const isService = service === undefined || service.trim() !== "";
  const found = [
    ["--service", isService ? undefined : got(service, "the id or name of a service", COPY)],
    ["--vpc", vpcId === undefined ? undefined : awsVpcIdValidator(vpcId)],
    ["--region", regionCode === undefined ? undefined : regionValidator(regionCode)],
  ];
  return found.flatMap(([option, problem]) => (problem ? [`${option ?? ""}: ${problem}`] : []));
}

const COPY = "Copy it from the Tiger Cloud console.";

/** One service and one customer VPC, without a stack. */
export function subjectOfArguments({
  service,
  vpcId,
  regionCode,
  from,
}: SubjectArguments & { service: string; vpcId: string }): Subject {
  return {
    title: visibleLine(`${service} from ${vpcId}`),
    services: [{ name: service }],
    customerVpcs: [unknownVpc(vpcId, regionCode)],
    stack: NO_STACK,
    from,
  };
}

/** A customer VPC of which nothing is known but its id. */
export function unknownVpc(vpcId: string, regionCode: string | undefined): CustomerVpcSubject {
  const unknown = { accountId: undefined, clientGroupIds: [], access: USUAL_ACCESS };
  return { vpcId, regionCode, ...unknown };
}
