import * as aws from "@pulumi/aws";
import { PrivateEndpoint, type NetworkDiagram, type PrivateEndpointArgs } from "../../../sdk";
import { VPC_ID } from "../../support/network-mocks";
import { ENDPOINT_TYPES, recordWithService } from "../../support/private-endpoint-mocks";
import { valueOf } from "../../support/record-resources";

/** What a component draws whose endpoint has the id and state that AWS gave it. */
async function drawn(argsOf: () => Partial<PrivateEndpointArgs>): Promise<NetworkDiagram> {
  let diagram: NetworkDiagram | undefined;
  const outputs = {
    [ENDPOINT_TYPES.endpoint]: { state: "available", ownerId: "123456789012", dnsEntries: [] },
    [ENDPOINT_TYPES.awsVpc]: {
      ...{ region: "eu-west-1", enableDnsSupport: true, enableDnsHostnames: true },
    },
    [ENDPOINT_TYPES.connection]: { connectionId: "conn-aws-1", state: "approved" },
  };
  const { failures } = await recordWithService({ outputs }, async () => {
    const endpoint = new PrivateEndpoint("db", { serviceId: "kd9w2xp4mz", ...argsOf() });
    diagram = await valueOf(endpoint.diagram);
  });
  expect(failures).toEqual([]);
  return diagram!;
}

test("it draws the endpoint with its VPC, groups and names, and the connection with the service", async () => {
  const { mermaid, svg } = await drawn(() => ({
    vpc: new aws.ec2.Vpc("app", { cidrBlock: "10.20.0.0/16" }),
    clients: { office: { cidrBlock: "10.9.0.0/16" }, app: { securityGroupId: "sg-0000000a" } },
    connectionName: "metrics",
  }));
  expect(mermaid.slice(0, mermaid.indexOf("  classDef"))).toBe(`flowchart LR
  accTitle: Private network between AWS and Tiger Cloud
  accDescr: A private endpoint in 1 customer VPC and 1 service.
  subgraph n1["Your AWS account 123456789012, eu-west-1"]
    n2["VPC app<br/>app-id<br/>10.20.0.0/16"]
    n3("VPC endpoint db-endpoint-id<br/>subnet-0000000a<br/>subnet-0000000b")
    n3 --- n2
    n4>"private zone Z9<br/>kd9w2xp4mz-repl.localproj1.tsdb.example"]
    n4 --- n2
    n5>"private zone Z9<br/>kd9w2xp4mz.localproj1.tsdb.cloud.test"]
    n5 --- n2
    n6{{"security group db-endpoint-id<br/>made for this network<br/>in: tcp 5432, 5433, 6432 from 10.9.0.0/16<br/>in: tcp 5432, 5433, 6432 from sg-0000000a"}}
    n6 --- n2
  end
  subgraph n7["Tiger Cloud, eu-west-1"]
    n8["connection metrics<br/>conn-aws-1"]
    n9[("service db<br/>id kd9w2xp4mz<br/>kd9w2xp4mz.localproj1.tsdb.cloud.test<br/>port 5432")]
    n8 --- n9
  end
  n2 <==>|"AWS PrivateLink<br/>Tiger Cloud: approved<br/>AWS: available"| n8
`);
  expect(svg).toContain("conn-aws-1");
});

test("a VPC that is no resource of the program is drawn by its id, groups that exist as the customer's", async () => {
  const securityGroup = { existing: { db: "sg-0000000d" } };
  const { mermaid } = await drawn(() => ({ vpcId: VPC_ID, securityGroup, dns: "none" }));
  expect(mermaid).toContain(`["customer VPC<br/>${VPC_ID}"]`);
  expect(mermaid).toContain('{{"security group sg-0000000d<br/>yours, with rules added"}}');
  expect(mermaid).not.toContain("private zone");
});
