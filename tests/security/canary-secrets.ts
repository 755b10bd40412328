import { shownForms } from "../support/shown-forms";

/** Each secret of a user that may be where this package runs; the keys that are no secret are not among them. */
export const SECRETS = {
  "Tiger Cloud's secret key": "canary-secret-key-9d40be57a1",
  "the token of GraphQL": "canary.token-e2c17f.b0a4d6e8",
  "the database's password": "canary/password&4f8e=21c7",
  "the connection string's password": "canary-in-a-string-77b0",
  "the proxy's password": "canary-proxy-33d1f0",
  "AWS's secret access key": "canary/aws+secret/5b2e9d01c4f7",
  "AWS's session token": `FwoGZXIvYXdzE${"canaryA1".repeat(5)}`,
  "GitHub's token": "ghs_canary7be1f0c2",
  "Pulumi's passphrase": "canary-passphrase-c05d",
  "Pulumi's access token": "pul-canary5a1b2c3d4e",
} as const;

/** The environment of somebody who has all of them. */
export const ENVIRONMENT = {
  TIGER_PUBLIC_KEY: "pub",
  TIGER_SECRET_KEY: SECRETS["Tiger Cloud's secret key"],
  PGPASSWORD: SECRETS["the database's password"],
  DATABASE_URL: `postgres://tsdbadmin:${SECRETS["the connection string's password"]}@db.example.test/tsdb`,
  AWS_ACCESS_KEY_ID: "AKIDLOCAL",
  AWS_SECRET_ACCESS_KEY: SECRETS["AWS's secret access key"],
  AWS_SESSION_TOKEN: SECRETS["AWS's session token"],
  AWS_REGION: "us-east-1",
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  GITHUB_TOKEN: SECRETS["GitHub's token"],
  PULUMI_CONFIG_PASSPHRASE: SECRETS["Pulumi's passphrase"],
  PULUMI_ACCESS_TOKEN: SECRETS["Pulumi's access token"],
};

/** All of them in one text, as somebody repeats them who was told. */
export const ALL_SECRETS = Object.values(SECRETS).join(" ");

/** Fails where a text shows one of them, in whatever form, and says which. */
export function expectNoSecret(text: string, what: string): void {
  const found = Object.entries(SECRETS).filter(([, secret]) =>
    shownForms(secret).some((form) => text.includes(form)),
  );
  expect([what, ...found.map(([name]) => name)]).toEqual([what]);
}
