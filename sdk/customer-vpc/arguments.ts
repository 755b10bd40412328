import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/**
 * Which route tables of the customer VPC get a route to the Timescale VPC:
 *
 * - `"all"`: every one that the VPC has;
 * - `"main"`: its main route table only;
 * - `"none"`: none;
 * - a list of ids: routes are named after the ids, so a preview shows them once the ids are known;
 * - `{ids}`: a map of ids or of `aws.ec2.RouteTable` resources. Routes are named after the keys: use
 *   it for tables that the same program makes. `{ids, aliases}` gives a key the names under which its
 *   table stood before: former keys, or the table's id where it stood in a list or was found;
 * - `{tags}`: those that have all of these tags;
 * - `{subnetIds}`: those that the subnets use, which is the main one for a subnet without another.
 */
export type RouteTableChoice =
  | "all"
  | "main"
  | "none"
  | pulumi.Input<pulumi.Input<string>[]>
  | {
      ids: Record<string, pulumi.Input<string> | aws.ec2.RouteTable>;
      aliases?: Record<string, string[]>;
    }
  | { tags: Record<string, string> }
  | { subnetIds: pulumi.Input<pulumi.Input<string>[]> };

/**
 * Which security groups let workloads reach the database:
 *
 * - `"dedicated"`: a new one without inbound rules, to put on the workloads;
 * - `"default"`: the default group of the customer VPC gets the outbound rules;
 * - `"none"`: none;
 * - `{existing}`: a map of group ids, each of which gets the outbound rules. Rules are named after the
 *   keys; `{existing, aliases}` gives a key the keys under which its group stood before. The groups'
 *   other rules stay as they are. Do not use it with groups that have inline `egress` rules in a Pulumi
 *   program: those delete every other rule.
 */
export type SecurityGroupChoice =
  | "dedicated"
  | "default"
  | "none"
  | { existing: Record<string, pulumi.Input<string>>; aliases?: Record<string, string[]> };
