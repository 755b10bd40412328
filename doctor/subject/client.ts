import { isIPv4 } from "node:net";
import { got } from "../../provider/rules/inputs";
import type { Client } from "./subject";

const ALLOWED =
  "an instance (i-…), a network interface (eni-…), a subnet (subnet-…), a security group (sg-…) or a private IPv4 address";

const ID = /^(i|eni|subnet|sg)-[0-9a-f]{8}([0-9a-f]{9})?$/;

/** Reads what `--from` says, or tells what is wrong with it. */
export function parseClient(text: string): { client: Client } | { problem: string } {
  if (isIPv4(text)) return { client: { kind: "address", address: text } };
  const [, prefix] = ID.exec(text) ?? [];
  switch (prefix) {
    case "i":
      return { client: { kind: "instance", instanceId: text } };
    case "eni":
      return { client: { kind: "network-interface", networkInterfaceId: text } };
    case "subnet":
      return { client: { kind: "subnet", subnetId: text } };
    case "sg":
      return { client: { kind: "security-group", groupId: text } };
    default:
      return { problem: `--from: ${got(text, ALLOWED, "Copy the id from the AWS console.")}` };
  }
}
