import { hostsOf } from "../../../doctor/path/target-hosts";

test("each host is told once, and whether the primary answers at it", () => {
  const targets = [
    { role: "primary", host: "a", port: 5432 },
    { role: "pooler", host: "a", port: 6432 },
    { role: "replica", host: "b", port: 5433 },
  ] as const;
  expect(hostsOf(targets)).toEqual([
    { host: "a", isPrimary: true },
    { host: "b", isPrimary: false },
  ]);
});

test("where no primary is known, each host is taken for its", () => {
  expect(hostsOf([{ role: "replica", host: "b", port: 5433 }])).toEqual([
    { host: "b", isPrimary: true },
  ]);
});
