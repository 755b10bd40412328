import Ajv from "ajv/dist/2020";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import schema from "../../../docs/review-schema.json";
import { LEAST_BUDGET_BYTES, toAnnotations, toJson, toMarkdown, toTerminal } from "../../../review";
import { created, deleted, replaced, reviewOf, STACK, updated } from "../plan-text";

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    ...["</details>", "<script>alert(1)</script>", "```", "` | `", "a|b", "\u001b[31mred", "-->"],
    ...[
      "\n\n### Safe\n",
      "| a | b |",
      "@everyone",
      "[x](http://x)",
      "\u202Egnp",
      "::error::x",
      "~~~",
    ],
  ),
);

/** Steps with the text wherever a plan can have one. */
function hostileSteps(text: string): object[] {
  const named = (one: object) => ({
    ...one,
    urn: `urn:pulumi:dev::shop::aws:s3/bucket:Bucket::${text}`,
  });
  return [
    named(replaced("bucket", { [text]: text, b: 1 }, { [text]: `${text}!`, b: 2 }, "b")),
    created("ingress", { securityGroupId: text, cidrIpv4: text, ipProtocol: text, fromPort: 1 }),
    deleted("attachment", { serviceId: text, timescaleVpcId: text }),
    updated("vpc", { name: text }, { name: `${text}2` }),
  ];
}

const hostileReview = (text: string) =>
  reviewOf(hostileSteps(text), undefined, {
    diagnostics: [{ severity: "warning", message: text, urn: `${STACK}::${text}` }],
  });

/** The lines outside of fences. Each fence that opens must close, with its own text between. */
function outsideOfFences(markdown: string): string[] {
  const outside: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split("\n")) {
    const [, marks] = /^(`{3,})[^`]*$/.exec(line) ?? [];
    if (fence === undefined && marks !== undefined) fence = marks;
    else if (fence !== undefined && line === fence) fence = undefined;
    else if (fence === undefined) outside.push(line);
  }
  expect(fence).toBeUndefined();
  return outside;
}

/** What a reader of GitHub's kind of Markdown makes of a text: its elements, without the words. */
function elementsOf(markdown: string): string[] {
  const html = new MarkdownIt({ html: true, linkify: true }).render(markdown);
  return html.match(/<\/?[a-zA-Z!][^>]*>/g) ?? [];
}

test("no text of a plan breaks out of its place in Markdown", () => {
  const expected = elementsOf(toMarkdown(hostileReview("harmless")));
  expect(expected).toContain("<details>");
  fc.assert(
    fc.property(
      anyText.filter((text) => text.trim() !== "" && !/[\n\r]/.test(text)),
      (text) => {
        const markdown = toMarkdown(hostileReview(`x${text}`));
        outsideOfFences(markdown);
        expect(elementsOf(markdown)).toEqual(expected);
      },
    ),
  );
});

test("no text of a plan steers a terminal, or makes a line of its own", () => {
  const linesOf = (text: string) => toTerminal(hostileReview(text), { colour: false }).split("\n");
  const count = linesOf("harmless").length;
  fc.assert(
    fc.property(
      anyText.filter((text) => !/[\n\r]/.test(text) && !text.startsWith("__")),
      (text) => {
        const lines = linesOf(`x${text}`);

        expect(lines.join("")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(lines).toHaveLength(count);
      },
    ),
  );
});

test("no text of a plan makes an annotation of its own", () => {
  const policy = { failOn: ["destroys", "opens-access", "interrupts"], allow: [] } as const;
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = toAnnotations(reviewOf(hostileSteps(text), policy))
        .trimEnd()
        .split("\n");
      expect(lines).toHaveLength(3);
      for (const line of lines) expect(line).toMatch(/^::error title=[^:]*(%3A[^:]*)*::[^\n\r]*$/);
    }),
  );
});

test("all that is written as JSON fits the schema, and what is not such a review does not", () => {
  const fits = new Ajv({ strict: true, allErrors: true }).compile(schema);
  fc.assert(
    fc.property(anyText, (text) => {
      const data = JSON.parse(toJson(hostileReview(text))) as object;
      fits(data);
      expect(fits.errors ?? []).toEqual([]);
    }),
  );
  const policy = { failOn: ["destroys"], allow: [{ class: "destroys", resource: "it" }] } as const;
  const data = JSON.parse(toJson(reviewOf([deleted("bucket", {})], policy))) as object;
  expect(fits(data)).toBe(true);
  expect(fits({ ...data, verdict: "fine" })).toBe(false);
  expect(fits({ ...data, more: 1 })).toBe(false);
});

test("the same plan gives the same bytes, in whatever order its steps come", () => {
  const steps = hostileSteps("harmless");
  const all = (some: readonly object[]) => {
    const found = reviewOf(some);
    return [toMarkdown(found), toJson(found), toTerminal(found, { colour: true })];
  };
  const expected = all(steps);
  fc.assert(
    fc.property(fc.shuffledSubarray(steps, { minLength: steps.length }), (shuffled) => {
      expect(all(shuffled)).toEqual(expected);
    }),
  );
});

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...deleted("bucket", { bucket: "b".repeat(80), index }),
    urn: `urn:pulumi:dev::shop::aws:s3/bucket:Bucket::bucket-${index}`,
  }));

test("within any budget whole parts are left out, and the end says which", () => {
  const found = reviewOf(many(60));
  const whole = toMarkdown(found);
  fc.assert(
    fc.property(fc.integer({ min: LEAST_BUDGET_BYTES, max: whole.length + 100 }), (budgetBytes) => {
      const text = toMarkdown(found, { budgetBytes });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(budgetBytes);
      outsideOfFences(text);
      const lines = new Set(whole.split("\n"));
      const others = text.split("\n").filter((line) => !lines.has(line));
      if (text === whole) expect(others).toEqual([]);
      else expect(others).toEqual([expect.stringMatching(/^Left out for lack of room: .*\.$/)]);
    }),
  );
});

test("dangers go last: as long as a row of the table is there, so are all of them", () => {
  const found = reviewOf(many(60));
  const whole = toMarkdown(found).length;
  for (let budgetBytes = LEAST_BUDGET_BYTES; budgetBytes < whole; budgetBytes += 997) {
    const text = toMarkdown(found, { budgetBytes });
    const count = (start: RegExp) => text.match(start)?.length ?? 0;
    if (count(/^\| `bucket/gm) > 0) expect(count(/^- \*\*Destroys/gm)).toBe(60);
    if (count(/^<details>/gm) > 0) expect(count(/^\| `bucket/gm)).toBe(60);
  }
  const least = toMarkdown(found, { budgetBytes: LEAST_BUDGET_BYTES, detailsAt: "the job's log" });
  expect(least).toMatch(/^### Destroys\n\n60 delete, 0 unchanged\. 60 dangers\.\n/);
  expect(least).toMatch(
    /Left out .*: \d+ dangers, 60 rows .* 60 property diffs\. Read them at `the job's log`\.\n$/,
  );
});

test("the verdict comes first, then the dangers, and none of them in a fold", () => {
  const text = toMarkdown(reviewOf(hostileSteps("harmless")));
  expect(text).toMatch(/^### Destroys, opens access, interrupts service\n/);
  const lastDanger = text.lastIndexOf("\n- **");
  expect(lastDanger).toBeGreaterThan(0);
  expect(lastDanger).toBeLessThan(text.indexOf("<details>"));
});

test("what was looked at passes, for one resource or for its class, and is marked", () => {
  const steps = [deleted("bucket", {})];
  const failOn = ["destroys"] as const;
  const judged = (allow: { class: "destroys" | "interrupts"; resource?: string }[]) =>
    reviewOf(steps, { failOn, allow }).dangers[0];
  expect(judged([])).toMatchObject({ allowed: false, breaksPolicy: true });
  expect(judged([{ class: "interrupts" }])).toMatchObject({ breaksPolicy: true });
  expect(judged([{ class: "destroys", resource: "other" }])).toMatchObject({ breaksPolicy: true });
  for (const resource of [undefined, "it", "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::it"]) {
    const allowance = { class: "destroys" as const, ...(resource && { resource }) };
    expect(judged([allowance])).toMatchObject({ allowed: true, breaksPolicy: false });
  }
  const allowed = reviewOf(steps, { failOn, allow: [{ class: "destroys" }] });
  expect(toMarkdown(allowed)).toContain("**Destroys** (allowed)");
  expect(toTerminal(allowed, { colour: false })).toContain("Destroys (allowed): it");
});
