import { parseClient } from "../../../doctor/subject/client";

test.each([
  ["i-0123456789abcdef0", { kind: "instance", instanceId: "i-0123456789abcdef0" }],
  ["i-01234567", { kind: "instance", instanceId: "i-01234567" }],
  [
    "eni-0123456789abcdef0",
    { kind: "network-interface", networkInterfaceId: "eni-0123456789abcdef0" },
  ],
  ["subnet-0123456789abcdef0", { kind: "subnet", subnetId: "subnet-0123456789abcdef0" }],
  ["sg-0123456789abcdef0", { kind: "security-group", groupId: "sg-0123456789abcdef0" }],
  ["10.20.1.7", { kind: "address", address: "10.20.1.7" }],
])("a client can be %s", (text, client) => {
  expect(parseClient(text)).toEqual({ client });
});

test.each(["vpc-0123456789abcdef0", "i-xyz", "10.20.1.0/24", "10.20.1.300", "fd00::1", "", "app"])(
  "%j is refused, with what is allowed",
  (text) => {
    const shown = text === "" ? "nothing" : JSON.stringify(text);
    expect(parseClient(text)).toEqual({
      problem:
        `--from: got ${shown}; allowed is an instance (i-…), a network interface (eni-…), a subnet (subnet-…), ` +
        "a security group (sg-…) or a private IPv4 address. Copy the id from the AWS console.",
    });
  },
);
