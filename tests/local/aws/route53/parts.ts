import type { ChangeAction, ResourceRecordSet, Route53 } from "@aws-sdk/client-route-53";
import { ec2Client, route53Client } from "../../../../local/aws/clients";
import { ACCOUNT, REGION } from "../harness";

/** What the tests of Route 53 make by the AWS SDK on a moto. */
export class Parts {
  readonly #clients = new Map<string, Route53>();

  constructor(private readonly endpoint: string) {}

  at(accountId = ACCOUNT): Route53 {
    const place = { endpoint: this.endpoint, region: REGION, accountId };
    const client = this.#clients.get(accountId) ?? route53Client(place);
    this.#clients.set(accountId, client);
    return client;
  }

  /** A new VPC, as Route 53 names one. */
  async vpc(accountId = ACCOUNT) {
    const ec2 = ec2Client({ endpoint: this.endpoint, region: REGION, accountId });
    const { Vpc } = await ec2.createVpc({ CidrBlock: "10.20.0.0/24" });
    ec2.destroy();
    return { VPCId: Vpc!.VpcId!, VPCRegion: REGION } as const;
  }

  /** A private zone of a VPC. */
  async zone(Name: string, VPC?: Awaited<ReturnType<Parts["vpc"]>>): Promise<string> {
    const CallerReference = `${Name}-${process.hrtime.bigint()}`;
    const vpc = VPC ?? (await this.vpc());
    const { HostedZone } = await this.at().createHostedZone({ Name, CallerReference, VPC: vpc });
    return HostedZone!.Id!.replace("/hostedzone/", "");
  }

  async change(HostedZoneId: string, ...changes: [ChangeAction, ResourceRecordSet][]) {
    const Changes = changes.map(([Action, record]) => ({ Action, ResourceRecordSet: record }));
    await this.at().changeResourceRecordSets({ HostedZoneId, ChangeBatch: { Changes } });
  }

  async records(HostedZoneId: string) {
    return (await this.at().listResourceRecordSets({ HostedZoneId })).ResourceRecordSets ?? [];
  }

  close(): void {
    for (const client of this.#clients.values()) client.destroy();
  }
}
