import { createRequire } from "node:module";
import importX from "eslint-plugin-import-x";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const { builtinModules } = createRequire(import.meta.url)("node:module");

/** A rule that keeps a room from importing what lies against the arrows. */
const arrows = (patterns, paths = []) => ({
  "no-restricted-imports": "off",
  "@typescript-eslint/no-restricted-imports": [
    "error",
    {
      paths: [
        ...builtinModules
          .filter((name) => !name.startsWith("_"))
          .map((name) => ({ name, message: `Import node:${name}.` })),
        ...paths,
      ],
      patterns,
    },
  ],
});

const toward = (rooms, message) => ({ group: rooms.map((room) => `**/${room}`), message });
const only = (name, file) => ({ group: [name, `${name}/**`], message: `Only ${file} imports it.` });
const gotOnlyIn = only("got", "provider/tiger-cloud/transport/http.ts");
const ipCidrOnlyIn = only("ip-cidr", "provider/rules/cidr.ts");
const levenOnlyIn = only("leven", "provider/lookups/spelling.ts");
const valibotOnlyIn = only("valibot", "provider/tiger-cloud/decode.ts");
const testsAreNotShipped = toward(["tests/**"], "Nothing outside tests imports tests.");

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
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
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
      ...arrows([gotOnlyIn, ipCidrOnlyIn, levenOnlyIn, valibotOnlyIn, testsAreNotShipped]),
    },
  },
  {
    files: ["provider/**"],
    rules: arrows([
      {
        group: ["@pulumi/*", "@pulumi/**"],
        allowTypeImports: true,
        message: "The core knows nothing of the Pulumi SDK.",
      },
      toward(["sdk/**", "review/**", "cli/**", "local/**", "stack/**"], "The core is at the end."),
      testsAreNotShipped,
      gotOnlyIn,
      ipCidrOnlyIn,
      levenOnlyIn,
      valibotOnlyIn,
    ]),
  },
  {
    files: ["provider/tiger-cloud/transport/**"],
    rules: arrows([
      {
        regex: "^\\.\\./(?!\\.\\./(errors|settings)$)",
        message: "The transport knows no protocol and no noun.",
      },
      gotOnlyIn,
    ]),
  },
  {
    files: ["provider/tiger-cloud/{rest,graphql}/**"],
    rules: arrows([
      {
        regex: "^\\.\\./(vpcs|vpc-states|peerings|services|account|client)$",
        message: "Nouns import protocols, never the other way.",
      },
      gotOnlyIn,
      valibotOnlyIn,
    ]),
  },
  {
    files: ["provider/tiger-cloud/transport/http.ts", "provider/tiger-cloud/decode.ts"],
    rules: arrows([
      toward(["sdk/**", "cli/**", "local/**"], "The core is at the end."),
      testsAreNotShipped,
    ]),
  },
  {
    files: ["provider/rules/cidr.ts", "provider/lookups/spelling.ts"],
    rules: arrows([testsAreNotShipped]),
  },
  {
    files: ["sdk/**"],
    rules: arrows([
      {
        regex: "provider/(?!contract|lookups/contract|rules/|wait/)",
        message: "The sdk sees the contracts, the rules and the waits only.",
      },
      toward(["review/**", "cli/**", "local/**", "stack/**"], "The sdk is what programs import."),
      testsAreNotShipped,
      gotOnlyIn,
      ipCidrOnlyIn,
      levenOnlyIn,
      valibotOnlyIn,
    ]),
  },
  {
    // Look-ups run in the program's process. This file loads the core for them when one is called,
    // so that a program that calls none does not spend the time.
    files: ["sdk/lookups/core.ts"],
    rules: arrows([
      {
        regex: "provider/(?!lookups$)",
        message: "Look-ups see the entry of the core's look-ups only.",
      },
      {
        regex: "provider/lookups$",
        allowTypeImports: true,
        message: "Loaded when it is needed, not imported.",
      },
      toward(["review/**", "cli/**", "local/**", "stack/**"], "The sdk is what programs import."),
      testsAreNotShipped,
      gotOnlyIn,
      ipCidrOnlyIn,
      levenOnlyIn,
      valibotOnlyIn,
    ]),
  },
  {
    files: ["diagram/**"],
    rules: arrows([
      {
        regex: "^(?!\\./[^/]+$|\\.\\./provider/rules/)",
        message: "A drawing is made of plain data: it needs no Pulumi, no network and no file.",
      },
    ]),
  },
  {
    files: ["migration/**"],
    rules: arrows([
      {
        regex:
          "^(?!\\.)|\\.\\./(provider/(?!rules/)|(sdk|review|cli|local|stack|github|diagram|tests)/)",
        message: "A migration is text in, text out: cli/ has the effects.",
      },
    ]),
  },
  {
    files: ["github/**"],
    rules: arrows([
      toward(["provider/**", "sdk/**", "cli/**", "local/**"], "It knows reviews and GitHub."),
      only("got", "github/github-api.ts"),
      testsAreNotShipped,
    ]),
  },
  {
    files: ["github/github-api.ts"],
    rules: arrows([
      {
        regex: "provider/(?!api/agents$)",
        message: "Of the provider it knows how to connect: proxies and authorities.",
      },
      testsAreNotShipped,
    ]),
  },
  {
    files: ["review/**"],
    rules: arrows([
      {
        regex: "provider/(?!contract|rules/)",
        message: "A review reads plans: of the provider it knows the contract and the rules only.",
      },
      {
        group: ["node:*", "!node:util"],
        message: "A review is text in, text out: cli/ has the effects.",
      },
      toward(["sdk/**", "cli/**", "local/**", "stack/**"], "A review reads plans, of any program."),
      testsAreNotShipped,
      gotOnlyIn,
      ipCidrOnlyIn,
    ]),
  },
  {
    files: ["local/tiger-cloud/**"],
    rules: arrows([
      {
        regex: "provider/(?!rules/|wait/)",
        message: "The emulator is written from the API's documents, not from our client.",
      },
      toward(["sdk/**", "review/**", "cli/**"], "The emulator stands alone."),
      testsAreNotShipped,
      gotOnlyIn,
      ipCidrOnlyIn,
      levenOnlyIn,
      valibotOnlyIn,
    ]),
  },
  {
    files: ["cli/**", "local/*/main.ts", "local/aws/plugin/main.ts"],
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
      "@typescript-eslint/no-restricted-imports": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);
