import type { Diagnosis } from "../doctor/diagnosis";
import { examine } from "../doctor/examine";
import { toJson } from "../doctor/render/json";
import { toMarkdown } from "../doctor/render/markdown";
import { toTerminal } from "../doctor/render/terminal";
import { RULES } from "../doctor/rules";
import { subjectOfArguments } from "../doctor/subject/arguments";
import { NO_STACK } from "../doctor/subject/no-stack";
import type { Subject } from "../doctor/subject/subject";
import { visibleLines } from "../provider/rules/visible-text";
import { collectorsOf, type StackSettings } from "./doctor-clouds";
import { toDoctorOptions, type DoctorFlags, type DoctorOptions } from "./doctor-options";
import { readStack } from "./read-stack";
import { wantsColour } from "./wants-colour";

const EXIT_CODES: Readonly<Record<Diagnosis["state"], number>> = {
  well: 0,
  unseen: 1,
  broken: 3,
  risk: 4,
};

/** Looks at a network, prints what was found, and ends this process with the code of that. */
export async function runDoctor(flags: DoctorFlags): Promise<void> {
  const options = toDoctorOptions(flags);
  const { subject, settings } = await readSubject(options);
  const { connect, endpoints } = options;
  const collectors = collectorsOf(options, settings, tell);
  const diagnosis = await examine({ subject, connect, endpoints }, collectors, RULES);
  await print(textOf(diagnosis, options));
  // A cloud that answers after its time is over is not waited for.
  process.exit(EXIT_CODES[diagnosis.state]);
}

interface Read {
  subject: Subject;
  settings: StackSettings;
}

async function readSubject({ source, asked, endpoints }: DoctorOptions): Promise<Read> {
  switch (source.kind) {
    case "stack": {
      const { stack, cwd } = source;
      const read = await readStack({ ...asked, stack, cwd });
      read.notes.forEach(tell);
      return { subject: withProfile(read.subject, read.aws.profile), settings: read };
    }
    case "arguments": {
      const { service, vpcId } = source;
      return { subject: subjectOfArguments({ ...asked, service, vpcId }), settings: NO_SETTINGS };
    }
    case "endpoints": {
      const title = endpoints.map(({ host, port }) => `${host}:${port}`).join(", ");
      const nothing = { services: [], customerVpcs: [], stack: NO_STACK, from: undefined };
      return { subject: { title, ...nothing }, settings: NO_SETTINGS };
    }
  }
}

/** The stack's own profile is that of the providers that say nothing of how they reach AWS. */
function withProfile(subject: Subject, profile: string | undefined): Subject {
  const customerVpcs = subject.customerVpcs.map((vpc) => {
    const { access } = vpc;
    const isUsual = access.profile === undefined && access.roleArn === undefined;
    return isUsual ? { ...vpc, access: { ...access, profile } } : vpc;
  });
  return { ...subject, customerVpcs };
}

const NO_SETTINGS: StackSettings = {
  readConfig: () => undefined,
  aws: { regionCode: undefined, profile: undefined, endpointUrl: undefined },
};

function textOf(diagnosis: Diagnosis, { format }: DoctorOptions): string {
  const texts = {
    terminal: () => toTerminal(diagnosis, { colour: wantsColour() }),
    markdown: () => toMarkdown(diagnosis),
    json: () => toJson(diagnosis),
  };
  return texts[format]();
}

/**
 * Resolves once the text is out, so that an end of the process cuts nothing off. Where nobody reads it any more, as
 * behind `| head`, that is no failure.
 */
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.once("error", () => resolve());
    process.stdout.write(text, () => resolve());
  });
}

function tell(sentence: string): void {
  console.error(visibleLines(sentence));
}
