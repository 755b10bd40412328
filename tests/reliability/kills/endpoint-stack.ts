import { route53Client } from "../../../local/aws/clients";
import { programs } from "../../engine/local-stacks";
import { removeStrangers } from "../ec2-strangers";
import { createEndpointVpc, thingsOfEndpoint, type EndpointVpc } from "../endpoint-things";
import { callsToBoth, killedInEither, type FaultyClouds } from "./both-clouds";
import type { EndpointPlace } from "./endpoint-life";
import type { KillableStack } from "./kill-run";

/** Ids of the services, one for each stack. */
export const ENDPOINT_SERVICES = Array.from({ length: 20 }, (_, index) => `svckill${10 + index}`);

const OFFICE = "10.250.0.0/16";
const region = "us-east-1";

/**
 * Opens a stack that brings a service of its own into customer VPCs of its own, and can be killed at its requests to
 * either cloud.
 *
 * @param number another one for each stack, of which its CIDR blocks and its service are made
 */
export async function openEndpointStack(
  clouds: FaultyClouds,
  number: number,
): Promise<KillableStack<EndpointPlace | null>> {
  const { stacks, proxy } = clouds;
  const { tigerCloud: cloud, awsUrl } = stacks.clouds;
  const account = { endpoint: awsUrl, region, accountId: "123456789012" };
  const aws = { ec2: stacks.clouds.ec2(), route53: route53Client(account) };
  const customers = [
    await createEndpointVpc(aws.ec2, 100 + number),
    await createEndpointVpc(aws.ec2, 150 + number),
  ] as const;
  const endpoints = [{ ec2: proxy.url, route53: proxy.url, sts: awsUrl }];
  const { workspace } = await stacks.open(programs("resources"), {
    config: { "aws:endpoints": JSON.stringify(endpoints) },
  });
  const serviceId = ENDPOINT_SERVICES[number] ?? "";
  const programOf = (wanted: EndpointPlace | null) => ({
    PrivateEndpoint:
      wanted === null ? {} : { db: argumentsOf(serviceId, customers[wanted.customer], wanted) },
  });
  const thingsOf = async () => {
    const state = await workspace.exportState();
    return Promise.all(customers.map((customer) => thingsOfEndpoint(aws, customer, state)));
  };
  return {
    workspace,
    calls: callsToBoth(clouds),
    pulumi: (wanted, ...args) =>
      workspace.pulumi(args, { env: { WANTED: JSON.stringify(programOf(wanted)) } }),
    killedUp: (wanted, point) => killedInEither(clouds, workspace, programOf(wanted), point),
    removeStrangers: async () => removeStrangers(aws.ec2, (await thingsOf()).flat()),
    async expectWanted(wanted, state) {
      const things = (await thingsOf()).map((some) =>
        some.map(({ says, isKnown }) => `${says.trim()}${isKnown ? "" : ", unknown"}`).sort(),
      );
      expect(things).toEqual(
        customers.map((_, index) =>
          wanted?.customer === index ? thingsWanted(wanted, serviceId) : [],
        ),
      );
      const idOf = (type: string) => state.find((each) => each.type.endsWith(`:${type}`))?.id;
      const behind = cloud.privateLinks.filter(
        ({ attachment }) => attachment?.serviceId === serviceId,
      );
      const shown = behind.map(({ id, endpointId, name, state: at, attachment }) => ({
        ...{ id, endpointId, name, at, service: attachment?.state },
      }));
      const [id, endpointId] = [idOf("PrivateEndpointConnection"), idOf("VpcEndpoint")];
      const attached = { id, endpointId, at: "approved", service: "attached" };
      expect(shown).toEqual(wanted === null ? [] : [{ ...attached, name: wanted.connectionName }]);
    },
  };
}

function argumentsOf(
  serviceId: string,
  { vpcId, subnetIds, clientGroupId }: EndpointVpc,
  { hasGroup, connectionName, rejectOnDelete }: EndpointPlace,
) {
  const group = { app: { securityGroupId: clientGroupId } };
  return {
    ...{ serviceId, vpcId, subnetIds, connectionName, rejectOnDelete },
    clients: { office: { cidrBlock: OFFICE }, ...(hasGroup && group) },
  };
}

function thingsWanted({ hasGroup }: EndpointPlace, serviceId: string): string[] {
  // The service, and its pooler.
  const rules = [5432, 6432].flatMap((port) => [
    `in: tcp ${port} ${OFFICE}`,
    ...(hasGroup ? [`in: tcp ${port}`, `out: tcp ${port}`] : []),
  ]);
  return [
    ...["endpoint in 2 subnets, available", "security group"],
    ...[`zone ${serviceId}.localproj1.tsdb.cloud.test`, "record of the endpoint"],
    ...rules,
  ].sort();
}
