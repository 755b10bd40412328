import { engineReporter } from "../../../../../provider/hosts/dynamic/engine/reporter";

test("progress is said each time and does not stay; what stays is said once", () => {
  const lines: string[] = [];
  const reporter = engineReporter((severity, message, ephemeral) =>
    lines.push(`${severity} ${message}${ephemeral ? " …" : ""}`),
  );
  for (let time = 0; time < 2; time += 1) {
    reporter.progress("Peering 17: PENDING, 3 s");
    reporter.warn("cidr: unusual.");
    reporter.info("took over.");
  }
  expect(lines).toEqual([
    "INFO Peering 17: PENDING, 3 s …",
    "WARNING cidr: unusual.",
    "INFO took over.",
    "INFO Peering 17: PENDING, 3 s …",
  ]);
});

test("without an engine it says nothing and fails nothing", () => {
  expect(() => engineReporter().warn("x")).not.toThrow();
});
