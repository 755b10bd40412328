import { readFile, writeFile } from "node:fs/promises";
import { stateFile } from "../reliability/recovery";
import { parseDocument } from "../support/documents";
import { shownParts, steadyText } from "../support/shown-output";
import { programs, useLocalStacks } from "./local-stacks";

const stacks = useLocalStacks();

const WARNING = parseDocument("docs/recovery.md").find(
  ({ type, content }) => type === "fence" && content.startsWith("warning: "),
)!;

/** Writes into a state what an engine leaves there that is killed in a create. `stack import` takes no such note. */
async function leaveCreate(file: string): Promise<void> {
  const state = JSON.parse(await readFile(file, "utf8")) as {
    checkpoint: { latest: { pending_operations?: object[] } };
  };
  const type = "pulumi-nodejs:dynamic/timescale:TimescaleVpc";
  const resource = { urn: `urn:pulumi:test::resources::${type}::a`, type, custom: true };
  state.checkpoint.latest.pending_operations = [{ type: "creating", resource }];
  await writeFile(file, JSON.stringify(state));
}

test("a create that was cut off is warned of in the words of docs/recovery.md until a refresh clears it", async () => {
  const stack = await stacks.open(programs("resources"));
  await stack.up({});
  await leaveCreate(stateFile(stack.workspace));

  const warned = await stack.succeeds("up", "--yes", "--skip-preview");
  const said = steadyText(warned.stdout + warned.stderr).replaceAll("pulumi:test", "pulumi:proof");
  for (const shown of shownParts(WARNING.content)) expect(said).toContain(shown);

  await stack.succeeds("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
  expect((await stack.workspace.exportState()).deployment.pending_operations ?? []).toEqual([]);
});
