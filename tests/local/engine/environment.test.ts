import { pulumiEnvironment, withoutAccounts } from "../../../local/engine/environment";
import { cacheFolder } from "../../../local/cache-folder";

const parts = {
  inherited: {
    PATH: "/usr/bin",
    HOME: "/home/ann",
    PULUMI_ACCESS_TOKEN: "pul-1",
    PULUMI_STACK: "production",
    AWS_PROFILE: "work",
    AWS_ACCESS_KEY_ID: "AKIA",
    TIGER_SECRET_KEY: "hush",
  },
  engine: { source: "built" as const, version: "3.250.0", binFolders: ["/cache/bin", "/sdk"] },
  folder: "/tmp/w",
  pulumiHome: "/tmp/w/home",
  acquirePlugins: false,
  extra: {},
};

test("no variable of Pulumi, AWS or Tiger Cloud is inherited", () => {
  expect(withoutAccounts(parts.inherited)).toEqual({ PATH: "/usr/bin", HOME: "/home/ann" });
});

test("Pulumi sees its own home, backend and no account", () => {
  expect(pulumiEnvironment(parts)).toEqual({
    HOME: "/home/ann",
    PATH: "/cache/bin:/sdk:/usr/bin",
    PULUMI_HOME: "/tmp/w/home",
    TMPDIR: "/tmp/w/tmp",
    PULUMI_BACKEND_URL: "file:///tmp/w/backend",
    PULUMI_CONFIG_PASSPHRASE: "a stack for tests",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
    PULUMI_DISABLE_CI_DETECTION: "true",
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
  });
});

test("plugins are downloaded only where that is asked for", () => {
  expect(pulumiEnvironment({ ...parts, acquirePlugins: true })).not.toHaveProperty(
    "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION",
  );
});

test("the caller's variables win", () => {
  const extra = { AWS_ACCESS_KEY_ID: "test", PULUMI_CONFIG_PASSPHRASE: "other" };
  expect(pulumiEnvironment({ ...parts, extra })).toMatchObject(extra);
});

test.each([
  [{ XDG_CACHE_HOME: "/cache", HOME: "/home/ann" }, "/cache/pulumi-timescale"],
  [{ HOME: "/home/ann" }, "/home/ann/.cache/pulumi-timescale"],
  [{ XDG_CACHE_HOME: "cache", HOME: "/home/ann" }, "/home/ann/.cache/pulumi-timescale"],
])("with %j the cache folder is %s", (env, folder) => {
  expect(cacheFolder(env)).toBe(folder);
});
