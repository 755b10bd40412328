import { readdirSync, readFileSync } from "node:fs";
import type { Victim } from "./kill-point";

/** The commands of the processes, whose parts end with a zero byte. */
const COMMANDS: Record<Exclude<Victim, "all">, RegExp> = {
  engine: /(^|\/)pulumi\0/,
  provider: /dynamic-provider/,
  "AWS plugin": /\/pulumi-resource-aws\0/,
};

interface Member {
  pid: number;
  command: string;
}

/**
 * Ends processes of a command with SIGKILL, which none of them can heed.
 *
 * @param session the id of the command's process, whose session all of its processes are in
 * @returns how many there were
 */
export function killProcesses(session: number, victim: Victim): number {
  const victims = membersOf(session).filter((member) => isVictim(member, victim));
  for (const { pid } of victims) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself in the meantime.
    }
  }
  return victims.length;
}

function isVictim({ command }: Member, victim: Victim): boolean {
  return victim === "all" || COMMANDS[victim].test(command);
}

function membersOf(session: number): Member[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        // After the name, which may hold anything: state, parent, group, session.
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        if (Number(fields[3]) !== session || fields[0] === "Z") return [];
        return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, "utf8") }];
      } catch {
        return [];
      }
    });
}
