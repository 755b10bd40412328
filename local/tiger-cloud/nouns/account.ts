import { Refusal } from "../errors";
import type { Settings } from "../settings";
import type { World } from "../world";
import { CREATED } from "./created";
import type { Noun } from "./noun";

/** The key: who it is, and the tokens of GraphQL that it is exchanged for. */
export const account: Noun = {
  rest: (api, { settings }) => {
    api.get("/auth/info", (context) => context.json(authInfoReply(settings)));
  },
  graphql: {
    types: `
      input JWTForClientCredentialsInput { accessKey: String! secretKey: String! }
      extend type Query {
        getJWTForClientCredentials(data: JWTForClientCredentialsInput!): String!
      }`,
    fields: {
      getJWTForClientCredentials: ({ data }: CredentialArguments, { settings, tokens }: World) => {
        const { publicKey, secretKey } = settings;
        if (data.accessKey !== publicKey || data.secretKey !== secretKey) {
          throw new Refusal(401, "unauthorized: invalid client credentials");
        }
        return tokens.issue(publicKey);
      },
    },
    open: ["getJWTForClientCredentials"],
  },
};

interface CredentialArguments {
  data: { accessKey: string; secretKey: string };
}

function authInfoReply({ publicKey, projectId, planType }: Settings) {
  return {
    type: "apiKey",
    api_key: {
      public_key: publicKey,
      name: "local",
      created: CREATED,
      project: { id: projectId, name: "Local project", plan_type: planType },
      issuing_user: { id: "1", name: "Local user", email: "user@example.com" },
    },
  };
}
