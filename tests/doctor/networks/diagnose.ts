import { collectAws } from "../../../doctor/collect/aws";
import { collectTigerCloud } from "../../../doctor/collect/tiger-cloud";
import type { Diagnosis } from "../../../doctor/diagnosis";
import { examine, type Collectors } from "../../../doctor/examine";
import { RULES } from "../../../doctor/rules";
import { subjectOfArguments } from "../../../doctor/subject/arguments";
import type { Client, StackThings } from "../../../doctor/subject/subject";
import { createApi } from "../../../provider/tiger-cloud/client";
import { REGION, type DoctorClouds } from "./clouds";

/** What to look at. */
export interface Question {
  serviceId: string;
  vpcId: string;
  from?: Client | undefined;
  stack?: Partial<StackThings>;
  /** What stands in for a connection; nothing is connected to without it. */
  connect?: Collectors["connect"];
}

/** Runs the doctor in this process. */
export async function diagnose(
  { clouds: { awsUrl, tigerCloud } }: DoctorClouds,
  { serviceId, vpcId, from, stack, connect }: Question,
): Promise<Diagnosis> {
  const of = subjectOfArguments({ service: serviceId, vpcId, regionCode: REGION, from });
  const subject = { ...of, stack: { ...of.stack, ...stack } };
  const timeoutSeconds = 60;
  return examine(
    { subject, connect: connect !== undefined, endpoints: [] },
    {
      tigerCloud: (one) => collectTigerCloud(createApi(tigerCloud), one, { timeoutSeconds }),
      aws: (wanted) => collectAws(wanted, { endpointUrl: awsUrl, timeoutSeconds }),
      connect: connect ?? (() => Promise.reject(new Error("Nothing is to be connected to."))),
    },
    RULES,
  );
}

/** What was found, as `link check`, the first to mend first. */
export const found = ({ findings }: Diagnosis): string[] =>
  findings.map(({ check }) => `${check.link} ${check.name}`);
