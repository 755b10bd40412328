/** Any key opens the local AWS. */
export const ANY_KEY = { AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" };
