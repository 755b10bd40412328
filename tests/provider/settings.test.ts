import { TimescaleError } from "../../provider/errors";
import { DEFAULT_API_URL, readSettings } from "../../provider/settings";

const KEYS = { TIGER_PUBLIC_KEY: "pub", TIGER_SECRET_KEY: "hush-hush" };
const read = (config: Record<string, string>, env: NodeJS.ProcessEnv = {}) =>
  readSettings((key) => config[key], env);

function refusalOf(config: Record<string, string>, env: NodeJS.ProcessEnv = {}): string {
  try {
    read(config, env);
  } catch (error) {
    expect(error).toBeInstanceOf(TimescaleError);
    expect(error).toMatchObject({ code: "Settings" });
    return (error as Error).message;
  }
  return "";
}

test("the environment is enough", () => {
  expect(read({}, KEYS)).toEqual({
    adopt: false,
    apiUrl: DEFAULT_API_URL,
    publicKey: "pub",
    secretKey: "hush-hush",
    projectId: undefined,
  });
});

test("the stack's configuration comes before the environment, value by value", () => {
  const config = { "timescale:publicKey": "mine", "timescale:apiUrl": "https://stack.example/v1" };
  const env = { ...KEYS, TIGER_API_URL: "https://env.example/v1", TIGER_PROJECT_ID: "p1" };
  expect(read(config, env)).toEqual({
    adopt: false,
    apiUrl: "https://stack.example/v1",
    publicKey: "mine",
    secretKey: "hush-hush",
    projectId: "p1",
    environmentKey: { publicKey: "pub", secretKey: "hush-hush" },
  });
  const all = { "timescale:secretKey": "its", "timescale:projectId": "p2" };
  expect(read(all, env)).toMatchObject({ secretKey: "its", projectId: "p2" });
});

test.each([
  ["the whole pair", { TIGER_PUBLIC_KEY: "pub", TIGER_SECRET_KEY: "new" }, "pub", "new"],
  ["a new secret of the same key", { TIGER_SECRET_KEY: "new" }, "mine", "new"],
])("the environment's other key is kept for later: %s", (_what, env, publicKey, secretKey) => {
  const config = { "timescale:publicKey": "mine", "timescale:secretKey": "its" };
  expect(read(config, env)).toMatchObject({
    ...{ publicKey: "mine", secretKey: "its" },
    environmentKey: { publicKey, secretKey },
  });
});

test.each([
  ["nothing", {}],
  ["a public key alone, for it would go with the secret of another", { TIGER_PUBLIC_KEY: "pub" }],
  ["the same", { TIGER_PUBLIC_KEY: "mine", TIGER_SECRET_KEY: " its " }],
  ["the same secret", { TIGER_SECRET_KEY: "its" }],
  ["an empty secret", { TIGER_PUBLIC_KEY: "pub", TIGER_SECRET_KEY: " " }],
])("the environment holds no other key with %s", (_what, env) => {
  const config = { "timescale:publicKey": "mine", "timescale:secretKey": "its" };
  expect(read(config, env)).not.toHaveProperty("environmentKey");
});

test("a value of nothing but spaces is none, and spaces around one are dropped", () => {
  const config = { "timescale:publicKey": " ", "timescale:secretKey": " its\n" };
  const env = { ...KEYS, TIGER_PROJECT_ID: "" };
  expect(read(config, env)).toMatchObject({
    publicKey: "pub",
    secretKey: "its",
    projectId: undefined,
  });
});

test.each([
  ["true", true],
  ["false", false],
  ["lost", "lost"],
  [" ", false],
])("timescale:adopt %j is taken as %j", (given, taken) => {
  expect(read({ "timescale:adopt": given }, KEYS).adopt).toBe(taken);
});

test.each(["yes", "TRUE", "all", "toString"])("timescale:adopt %j is refused", (given) => {
  expect(refusalOf({ "timescale:adopt": given }, KEYS)).toBe(
    "Tiger Cloud settings: timescale:adopt is something else than true, false or lost: " +
      "run `pulumi config set timescale:adopt true`.",
  );
});

test("all that is missing or wrong is told at once, with how to set it", () => {
  expect(refusalOf({ "timescale:apiUrl": "console" })).toBe(
    "Tiger Cloud settings: " +
      "the public key is missing: run `pulumi config set timescale:publicKey <key>` or set TIGER_PUBLIC_KEY; " +
      "the secret key is missing: run `pulumi config set --secret timescale:secretKey <key>` or set TIGER_SECRET_KEY; " +
      "the API address is not a URL: set timescale:apiUrl or TIGER_API_URL to an address such as " +
      "https://console.cloud.tigerdata.com/public/api/v1, or leave both out.",
  );
});

test.each([
  ["https://api.example/v1", "https://api.example/v1"],
  ["https://api.example/v1//", "https://api.example/v1"],
  ["http://localhost:8080/v1", "http://localhost:8080/v1"],
  ["http://127.0.0.1:8080/", "http://127.0.0.1:8080"],
  ["http://[::1]:8080", "http://[::1]:8080"],
])("the API address %s is taken as %s", (given, taken) => {
  expect(read({ "timescale:apiUrl": given }, KEYS).apiUrl).toBe(taken);
});

test.each([
  ["api.example/v1", "is not a URL"],
  ["http://api.example/v1", "http://api.example would send the secret key without encryption"],
  [
    "http://localhost.example",
    "http://localhost.example would send the secret key without encryption",
  ],
  [
    "http://127.0.0.1.example",
    "http://127.0.0.1.example would send the secret key without encryption",
  ],
  ["http://0.0.0.0:80/", "http://0.0.0.0 would send the secret key without encryption"],
  ["ftp://localhost/", "ftp://localhost would send the secret key without encryption"],
  ["https://me:hush@api.example", "holds a user name or password"],
  ["http://me@localhost", "holds a user name or password"],
])("the API address %s is refused: it %s", (given, why) => {
  expect(refusalOf({ "timescale:apiUrl": given }, KEYS)).toBe(
    `Tiger Cloud settings: the API address ${why}: ` +
      `set timescale:apiUrl or TIGER_API_URL to an address such as ${DEFAULT_API_URL}, or leave both out.`,
  );
});

test("no refusal shows a key or a password", () => {
  const config = {
    "timescale:secretKey": "hush-hush",
    "timescale:apiUrl": "https://a:hush-hush@b",
  };
  const refusals = [refusalOf(config), refusalOf({}, { TIGER_SECRET_KEY: "hush-hush" })];
  expect(refusals.join()).not.toContain("hush");
  expect(refusals).not.toContain("");
});
