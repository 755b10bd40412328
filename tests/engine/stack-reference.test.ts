import { programs, useLocalStacks, useTemporaryFolders } from "./local-stacks";

const stacks = useLocalStacks();
const folders = useTemporaryFolders();

test("a missing output of another stack ends a preview with its name, within the time of a test", async () => {
  const env = { PULUMI_BACKEND_URL: `file://${await folders.make()}` };
  const network = await stacks.open(programs("stack-reference"), { env });
  await network.up();
  const application = await stacks.openWithoutStack(programs("stack-reference"), { env });
  await application.workspace.initStack("application");
  await stacks.clouds.configure(application.workspace);
  await application.workspace.setConfig({ networkStack: "organization/stack-reference/test" });
  const { code, stdout } = await application.pulumi("preview");
  expect(code).not.toBe(0);
  expect(stdout).toContain("Required output 'timescaleVpc' does not exist");
});
