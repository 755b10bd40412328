import fc from "fast-check";
import type { NetworkAclEntry } from "../../../../doctor/facts/aws";
import { aclAllows } from "../../../../doctor/path/network-acl";
import { allowCommand, nameDenial } from "../../../../doctor/rules/network-acls/acl-command";
import { aclEntry } from "../../facts";

const question = { direction: "out", cidrBlock: "10.70.0.0/24", ports: [5432, 5432] } as const;
const deny = (ruleNumber: number) => aclEntry(ruleNumber, "out", { allows: false });
const commandFor = (entries: readonly NetworkAclEntry[]) => {
  const { by } = aclAllows(entries, question);
  return allowCommand({ networkAclId: "acl-1", subnetIds: [], entries }, question, {
    ...{ by, regionOption: " --region eu-west-1" },
  });
};

test("where no entry denies, one is made after all others, and before AWS's last", () => {
  const create = (number: number) =>
    `aws ec2 create-network-acl-entry --network-acl-id acl-1 --egress --rule-number ${number} --protocol tcp --port-range From=5432,To=5432 --cidr-block 10.70.0.0/24 --rule-action allow --region eu-west-1`;
  expect(commandFor([])).toBe(create(10));
  expect(commandFor([deny(32_767)])).toBe(create(10));
  const udp = { protocol: "17" };
  expect(commandFor([aclEntry(205, "out", udp), aclEntry(900, "in")])).toBe(create(210));
  expect(commandFor([aclEntry(32_766, "out", udp)])).toBe(create(32_765));
});

test("where an entry denies, one is made before it", () => {
  expect(commandFor([deny(100)])).toContain("--rule-number 99 ");
  expect(commandFor([aclEntry(99, "out", { protocol: "17" }), deny(100)])).toContain(
    "--rule-number 98 ",
  );
});

test("where there is no number before the entry that denies, that one goes", () => {
  expect(commandFor([deny(1)])).toBe(
    "aws ec2 delete-network-acl-entry --network-acl-id acl-1 --egress --rule-number 1 --region eu-west-1",
  );
});

test("AWS's last entry is told as what it is: that no other allows", () => {
  expect(nameDenial(undefined)).toBe("no entry allows");
  expect(nameDenial(deny(32_767))).toBe("no entry allows");
  expect(nameDenial(deny(90))).toBe("entry 90 denies");
});

const entries = fc
  .uniqueArray(fc.constantFrom(1, 2, 3, 50, 100, 32_766, 32_767), { maxLength: 5 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc
          .tuple(
            fc.boolean(),
            fc.constantFrom("0.0.0.0/0", "10.70.0.0/25"),
            fc.constantFrom("6", "17"),
          )
          .map(([allows, cidrBlock, protocol]) =>
            aclEntry(number, "out", { allows: allows && number !== 32_767, cidrBlock, protocol }),
          ),
      ),
    ),
  );

/** The entries after a command was run. */
function after(command: string, given: readonly NetworkAclEntry[]): NetworkAclEntry[] {
  const ruleNumber = Number(/--rule-number (\d+)/.exec(command)?.[1]);
  if (command.includes(" delete-")) return given.filter((each) => each.ruleNumber !== ruleNumber);
  expect(given.map((each) => each.ruleNumber)).not.toContain(ruleNumber);
  return [
    ...given,
    aclEntry(ruleNumber, "out", { protocol: "6", ports: [5432, 5432], cidrBlock: "10.70.0.0/24" }),
  ];
}

test("who runs the commands until there is none left opens the port, with numbers that AWS takes", () => {
  fc.assert(
    fc.property(entries, (given) => {
      let now = [...given];
      for (let step = 0; step < 6 && aclAllows(now, question).allows !== "all"; step += 1) {
        const command = commandFor(now);
        expect(command).toMatch(/--rule-number [1-9]\d{0,4} /);
        expect(command).not.toContain("--rule-number 32767");
        now = after(command, now);
      }
      expect(aclAllows(now, question).allows).toBe("all");
    }),
    { numRuns: 300 },
  );
});
