import { createRequire } from "node:module";
import importX from "eslint-plugin-import-x";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const { builtinModules } = createRequire(import.meta.url)("node:module");

/** The files that may import a library; where it changes, they alone change. */
const HOMES = {
  got: ["provider/tiger-cloud/transport/http.ts", "github/github-api.ts"],
  graphql: ["local/tiger-cloud/graphql/execute.ts"],
  "ip-cidr": ["provider/rules/cidr.ts"],
  leven: ["provider/lookups/spelling.ts"],
  pg: ["doctor/connect/postgresql.ts"],
  valibot: ["provider/tiger-cloud/decode.ts", "local/aws/**"],
};

/** Rooms without Pulumi's SDK: they know what Tiger Cloud does, or read data. */
const WITHOUT_PULUMI = [
  ...["provider/**", "review/**", "diagram/**", "migration/**", "github/**"],
  ...["generate/**", "local/tiger-cloud/**", "doctor/**"],
];

const PULUMI = {
  group: ["@pulumi/*", "@pulumi/**"],
  message: "Only the dynamic host knows Pulumi; what reads plans and states reads data.",
};

/** A program that looks nothing up does not spend the time to load what look-ups need. */
const LOADED_WHEN_NEEDED = "sdk/lookups/provider.ts loads it when a look-up is called.";

/** Keeps libraries in their homes. */
const libraries = (free = [], patterns = []) => ({
  "no-restricted-imports": "off",
  "@typescript-eslint/no-restricted-imports": [
    "error",
    {
      paths: builtinModules
        .filter((name) => !name.startsWith("_"))
        .map((name) => ({ name, message: `Import node:${name}.` })),
      patterns: [
        ...Object.entries(HOMES)
          .filter(([name]) => !free.includes(name))
          .map(([name, [file]]) => ({
            // Not a group, which would take files of the same name for the library.
            regex: `^${name}(/|$)`,
            message: `${file} imports it.`,
          })),
        ...patterns,
      ],
    },
  ],
});

/** The homes, each with the libraries that it may import. */
const homes = [...new Set(Object.values(HOMES).flat())].map((file) => ({
  files: [file],
  rules: libraries(
    Object.keys(HOMES).filter((name) => HOMES[name].includes(file)),
    WITHOUT_PULUMI.some((room) => file.startsWith(room.replace("**", ""))) ? [PULUMI] : [],
  ),
}));

/** Keeps `target` from importing a room, but for what is named. */
const zone = (target, from, message, except) => ({
  target: [target].flat().map((each) => `./${each}`),
  from: [from].flat().map((each) => `./${each}`),
  message,
  ...(except && { except }),
});

const PROVIDER_BELOW_HOSTS = [
  ...["describe", "resources", "operation", "tiger-cloud", "lookups", "rules", "wait"],
].map((room) => `provider/${room}`);

/** The rooms of what is shipped, and of what runs on this machine. */
const ROOMS = [
  ...["provider", "sdk", "review", "diagram", "doctor", "migration", "github"],
  ...["cli", "local", "stack"],
];

/** The arrows between the rooms: docs/architecture.md draws them. */
const ZONES = [
  zone(
    "provider",
    [...ROOMS.filter((room) => room !== "provider"), "generate"],
    "The provider is at the end.",
  ),
  zone(PROVIDER_BELOW_HOSTS, "provider/hosts", "Hosts import handlers, never the other way."),
  zone("provider/resources", "provider/lookups", "Look-ups stand beside the resources."),
  zone(
    ["provider/describe", "provider/operation"],
    ["provider/resources", "provider/lookups"],
    "Resources are made of them.",
  ),
  zone(
    "provider/tiger-cloud",
    ["provider/describe", "provider/operation", "provider/resources", "provider/lookups"],
    "The client knows the API alone.",
  ),
  zone(
    "provider/tiger-cloud/transport",
    "provider/tiger-cloud",
    "The transport knows no protocol.",
    ["./transport"],
  ),
  zone(
    ["provider/tiger-cloud/rest", "provider/tiger-cloud/graphql"],
    "provider/tiger-cloud",
    "A protocol knows no noun.",
    [
      "./transport",
      "./rest",
      "./graphql",
      "./call.ts",
      "./decode.ts",
      "./refusal.ts",
      "./either-key.ts",
    ],
  ),
  zone(["provider/rules", "provider/wait"], "provider", "Values and waits know nothing else.", [
    ...["./rules", "./wait"],
  ]),
  zone(
    "sdk",
    "provider",
    "The sdk sees types, rules, waits, and look-ups by sdk/lookups/provider.ts.",
    [
      ...[
        "./resources/types.ts",
        "./rules",
        "./wait",
        "./lookups/contract.ts",
        "./lookups/index.ts",
      ],
    ],
  ),
  zone(
    "sdk",
    ["review", "doctor", "migration", "github", "cli", "local", "stack"],
    "Programs import the sdk.",
  ),
  zone("diagram", ".", "A drawing is made of plain data.", ["./diagram", "./provider/rules"]),
  zone("review", ".", "A review reads plans, of any program.", [
    ...["./review", "./diagram", "./provider/rules", "./provider/resources/types.ts"],
  ]),
  zone("doctor", ".", "The doctor asks both clouds, and judges plain data.", [
    ...["./doctor", "./provider/rules", "./provider/wait", "./provider/tiger-cloud"],
    ...["./provider/errors.ts", "./provider/settings.ts", "./node_modules"],
  ]),
  zone(
    ["doctor/rules", "doctor/path", "doctor/render"],
    ["doctor/collect", "doctor/connect"],
    "Rules and renderers are pure.",
  ),
  zone("migration", ".", "A migration is text in, text out: cli/ has the effects.", [
    ...[
      "./migration",
      "./provider/rules",
      "./provider/tiger-cloud/status.ts",
      "./sdk/child-names.ts",
    ],
  ]),
  zone("github", ".", "It knows reviews, GitHub, and how to connect.", [
    ...["./github", "./review", "./provider/tiger-cloud/transport/agents.ts", "./node_modules"],
  ]),
  zone("github/!(github-api).ts", "provider", "Only github/github-api.ts connects."),
  zone("local/tiger-cloud", ".", "The emulator is written from the API's documents.", [
    ...["./local", "./provider/rules", "./provider/wait", "./node_modules"],
  ]),
  zone(ROOMS, ["tests", "generate"], "Nothing that is shipped imports them."),
  zone("generate", "tests", "Nothing outside tests imports tests."),
];

export default defineConfig(
  {
    ignores: [
      "**/dist/",
      "**/node_modules/",
      "coverage/",
      "*.js",
      "*.mjs",
      "tests/engine/programs/",
      "tests/bench/programs/",
    ],
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { "import-x": importX },
    languageOptions: { parserOptions: { projectService: true } },
    settings: {
      "import-x/resolver-next": [importX.createNodeResolver({ extensions: [".ts", ".js"] })],
    },
    rules: {
      "max-lines": ["error", 200],
      "max-lines-per-function": ["error", 45],
      complexity: ["error", 10],
      "no-console": "error",
      "import-x/no-default-export": "error",
      "import-x/no-cycle": "error",
      "no-restricted-globals": [
        "error",
        { name: "setTimeout", message: "Wait with a Clock, so that tests need no real second." },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "import-x/no-restricted-paths": ["error", { zones: ZONES }],
      ...libraries(),
    },
  },
  { files: WITHOUT_PULUMI, rules: libraries([], [PULUMI]) },
  {
    files: ["provider/hosts/dynamic/**"],
    rules: libraries([], [{ ...PULUMI, allowTypeImports: true }]),
  },
  {
    files: ["sdk/**"],
    rules: libraries([], [{ regex: "provider/lookups$", message: LOADED_WHEN_NEEDED }]),
  },
  {
    files: ["sdk/lookups/provider.ts"],
    rules: libraries(
      [],
      [{ regex: "provider/lookups$", allowTypeImports: true, message: LOADED_WHEN_NEEDED }],
    ),
  },
  ...homes,
  {
    files: ["review/**"],
    rules: libraries(
      [],
      [PULUMI, { group: ["node:*", "!node:util"], message: "A review is text in, text out." }],
    ),
  },
  {
    files: ["diagram/**", "migration/**"],
    rules: libraries(
      [],
      [PULUMI, { regex: "^(?!\\.)", message: "Data in, text out: cli/ has the effects." }],
    ),
  },
  {
    files: ["cli/**", "local/*/{main,shell-main}.ts", "local/aws/plugin/main.ts"],
    rules: { "no-console": "off" },
  },
  { files: ["**/clock.ts"], rules: { "no-restricted-globals": "off" } },
  {
    files: ["tests/**/*.test.ts"],
    rules: {
      // Also the helpers by which tests expect: those of engine tests fail where a command does.
      "no-restricted-syntax": [
        "error",
        ...["callee.name=/^(test|it)$/", "callee.callee.object.name=/^(test|it)$/"].map((call) => ({
          selector: `CallExpression[${call}]:not(:has(Identifier[name=/^(expect|(orRefused|refused|renames|succeeds|up)$)/]))`,
          message: "A test without an expectation cannot fail.",
        })),
      ],
    },
  },
  {
    files: ["tests/**", "examples/**"],
    rules: {
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": "off",
      "@typescript-eslint/no-restricted-imports": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);
