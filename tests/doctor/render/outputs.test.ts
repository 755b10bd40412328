import Ajv from "ajv/dist/2020";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import schema from "../../../docs/doctor-schema.json";
import type { Diagnosis } from "../../../doctor/diagnosis";
import { LINKS } from "../../../doctor/finding";
import { judge } from "../../../doctor/judge";
import { toJson } from "../../../doctor/render/json";
import { toMarkdown } from "../../../doctor/render/markdown";
import { toTerminal } from "../../../doctor/render/terminal";
import type { Rule } from "../../../doctor/rules/rule";
import { caseOf, endpointCase, gatewayCase, peeringCase, service } from "../facts";
import { ANSWERS, diagnosisOf, finding, TIMES_OUT } from "./diagnoses";

const anyText = fc
  .oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      ...["</details>", "<script>alert(1)</script>", "```", "` | `", "a|b", "\u001b[31mred"],
      ...["-->", "| a | b |", "@everyone", "[x](http://x)", "\u202Egnp", "~~~", "1. one", "# one"],
      ...[
        "www.example.com",
        "https://example.com",
        "*bold*",
        "_it_",
        "a`b",
        "`a``b`",
        "- x",
        ":tada:",
      ],
    ),
  )
  .filter((text) => !/[\n\r]/.test(text));

/** A diagnosis of all kinds of ways, with the text wherever foreign text can stand. */
function hostile(text: string): Diagnosis {
  const own = { ...service({ name: text }), status: text };
  const cases = [
    peeringCase({ service: own, client: { subnetId: text } }, { name: text, provisionedId: text }),
    gatewayCase({ service: own }),
    endpointCase(),
    caseOf({ ...peeringCase().way, kind: "none" }, {}),
  ];
  const rule: Rule = {
    ...{ ways: ["peering"], checks: [] },
    judge: () => ({
      findings: [finding("routes", "broken", { subject: text, saw: text, why: text, fix: text })],
      unseen: [{ link: "dns", subject: text, reason: text }],
    }),
  };
  const live = { ...TIMES_OUT, host: text, resolvers: [text] };
  const judgement = judge({ cases, rules: [rule] });
  return {
    title: text,
    live: [ANSWERS, { ...live, addresses: { state: "done", value: [text] } }],
    ...judgement,
  };
}

test("no foreign text steers a terminal, or makes a line of its own", () => {
  const linesOf = (text: string) => toTerminal(hostile(text), { colour: false }).split("\n");
  const count = linesOf("harmless").length;
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = linesOf(`x${text}`);
      expect(lines.join("")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(lines).toHaveLength(count);
    }),
  );
});

/** What a reader of GitHub's kind of Markdown makes of a text: its elements but code spans, without the words. */
function elementsOf(markdown: string): string[] {
  const html = new MarkdownIt({ html: true, linkify: true }).render(markdown);
  const elements = html.match(/<\/?[a-zA-Z!][^>]*>/g) ?? [];
  // Words that Markdown could read as more than words become code spans.
  return elements.filter((one) => !["<code>", "</code>"].includes(one));
}

test("no foreign text breaks out of its place in Markdown", () => {
  const expected = elementsOf(toMarkdown(hostile("harmless")));
  expect(expected).toContain("<ul>");
  fc.assert(
    fc.property(anyText, (text) => {
      expect(elementsOf(toMarkdown(hostile(`x${text}`)))).toEqual(expected);
      expect(elementsOf(toMarkdown(hostile(`x ${text}`)))).toEqual(expected);
    }),
  );
});

test("no sign of Markdown in a foreign text goes lost", () => {
  const shown = new MarkdownIt({ html: true, linkify: true }).render(
    toMarkdown(
      diagnosisOf({ peers: 1, subnets: 1, services: 1 }, () => ({
        findings: [finding("routes", "broken", { saw: "a _b_ *c* <d> @e #1 `run this` `left" })],
      })),
    ),
  );
  const words = shown.replace(/<[^>]*>/g, "");
  expect(words).toContain("a _b_ *c* &lt;d&gt; @e #1");
});

const fits = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

test("all that is written as JSON fits the schema, and what is no diagnosis does not", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      fits(JSON.parse(toJson(hostile(text))));
      expect(fits.errors ?? []).toEqual([]);
    }),
  );
  const data = JSON.parse(toJson(hostile("harmless"))) as object;
  expect(fits(data)).toBe(true);
  expect(fits({ ...data, state: "fine" })).toBe(false);
  expect(fits({ ...data, more: 1 })).toBe(false);
});

test("the schema names each link, in their order", () => {
  expect(schema.$defs.link.enum).toEqual([...LINKS]);
});

test("in JSON a link names its findings by their places", () => {
  const data = JSON.parse(toJson(hostile("harmless"))) as {
    findings: { check: string }[];
    ways: { links: { link: string; findings: number[] }[] }[];
  };
  const links = data.ways.flatMap((way) => way.links.filter((one) => one.findings.length > 0));
  expect(links).toMatchObject([{ link: "routes", findings: [0] }]);
  expect(data.findings[0]?.check).toBe("routes-broken");
});

test("the same diagnosis gives the same bytes, with colours or without them the same words", () => {
  const one = hostile("harmless");
  const plain = toTerminal(one, { colour: false });
  const coloured = toTerminal(one, { colour: true });
  expect(plain).not.toContain("\u001b");
  expect(coloured).toContain("\u001b[31m✗\u001b[39m");
  expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(plain);
});
