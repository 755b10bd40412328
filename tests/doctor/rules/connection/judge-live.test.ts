import type { LiveFacts } from "../../../../doctor/facts/live";
import type { Expected } from "../../../../doctor/rules/connection/expected";
import { CONNECTION_CHECKS, judgeLive } from "../../../../doctor/rules/connection/judge-live";
import { at, failing, failingAt, SOUND } from "./live-facts";

const BY_PEERING: Expected = { blocks: ["10.70.0.0/24"], way: "peering" };
const BY_ENDPOINT: Expected = { blocks: ["10.0.1.7", "10.0.2.7/32"], way: "private-endpoint" };

const TIMEOUT = failing("timeout", "10.70.0.5: no answer within 5 s");

const namesOf = (live: LiveFacts, expected: Expected = BY_PEERING) =>
  judgeLive(live, expected).map((found) => found.check.name);

/** The one finding, as one text. */
function told(live: LiveFacts, expected: Expected = BY_PEERING): string {
  const [found, ...others] = judgeLive(live, expected);
  expect(others).toEqual([]);
  return [found?.subject, found?.saw, found?.why, found?.fix].join("\n");
}

describe("no finding", () => {
  test.each<[string, LiveFacts, Expected]>([
    ["a server that asks for a password", SOUND, BY_PEERING],
    ["an endpoint at the address of a private endpoint", at(["10.0.1.7", "10.0.2.7"]), BY_ENDPOINT],
    ["an endpoint whose blocks nobody knows", at(["203.0.113.7"]), { blocks: [], way: undefined }],
    [
      "a wrong password, which proves the path",
      failingAt("server", failing("refused-login", "it answered …", "28P01")),
      BY_PEERING,
    ],
    [
      "a database that does not exist, which proves the path",
      failingAt("server", failing("refused-login", "it answered …", "3D000")),
      BY_PEERING,
    ],
  ])("of %s", (_what, live, expected) => {
    expect(namesOf(live, expected)).toEqual([]);
  });
});

describe("the check of a step that fails", () => {
  test.each<[string, LiveFacts]>([
    ["name-unknown", failingAt("addresses", failing("no-name", "no such name (NXDOMAIN)"))],
    ["resolver-fails", failingAt("addresses", failing("timeout", "no answer of the resolver"))],
    ["resolver-fails", failingAt("addresses", failing("other", "(SERVFAIL)", "ESERVFAIL"))],
    ["connection-times-out", failingAt("tcp", TIMEOUT)],
    ["connection-refused", failingAt("tcp", failing("refused", "it refused"))],
    ["connection-unreachable", failingAt("tcp", failing("unreachable", "no route leads there"))],
    ["connection-fails", failingAt("tcp", failing("other", "connect EPERM", "EPERM"))],
    ["connection-closed", failingAt("tcp", failing("other", "it was closed", "ECONNRESET"))],
    ["server-silent", failingAt("tls", failing("timeout", "no answer came"))],
    ["connection-closed", failingAt("tls", failing("other", "it was closed", "ECONNRESET"))],
    ["not-postgresql", failingAt("tls", failing("not-postgresql", 'it answered "HTTP/1.1 400"'))],
    ["no-tls", failingAt("tls", failing("no-tls", "it does not want TLS"))],
    ["tls-fails", failingAt("tls", failing("other", "wrong version", "ERR_SSL_UNSUPPORTED"))],
    [
      "certificate-for-other-host",
      failingAt("tls", failing("certificate", "it is for b", "ERR_TLS_CERT_ALTNAME_INVALID")),
    ],
    [
      "certificate-not-valid-now",
      failingAt("tls", failing("certificate", "it expired", "CERT_HAS_EXPIRED")),
    ],
    [
      "certificate-not-valid-now",
      failingAt("tls", failing("certificate", "it is not valid before", "CERT_NOT_YET_VALID")),
    ],
    [
      "certificate-not-trusted",
      failingAt("tls", failing("certificate", "who is it", "DEPTH_ZERO_SELF_SIGNED_CERT")),
    ],
    ["server-silent", failingAt("server", failing("timeout", "PostgreSQL did not answer"))],
    ["connection-closed", failingAt("server", failing("other", "it was closed", "ECONNRESET"))],
    ["not-postgresql", failingAt("server", failing("not-postgresql", "it is not PostgreSQL"))],
    ["client-not-allowed", failingAt("server", failing("refused-login", "no entry", "28000"))],
    ["connections-used-up", failingAt("server", failing("refused-login", "too many", "53300"))],
    ["server-not-ready", failingAt("server", failing("refused-login", "starting up", "57P03"))],
    ["query-fails", failingAt("query", failing("timeout", "no answer to select 1"))],
  ])("is %s", (name, live) => {
    expect(namesOf(live)).toEqual([name]);
  });
});

test("a finding names the endpoint, what was seen, why it matters and what to do", () => {
  expect(judgeLive(failingAt("tcp", TIMEOUT), BY_PEERING)).toEqual([
    {
      check: { name: "connection-times-out", link: "connection", severity: "broken" },
      subject: "Primary endpoint db.example:5432",
      saw: "10.70.0.5: no answer within 5 s.",
      why: expect.stringContaining("drops what is sent") as string,
      fix: expect.stringContaining(
        "peering, cidr-blocks, routes, security-groups, network-acls",
      ) as string,
    },
  ]);
});

test("a timeout names the links of the way that can let packets vanish", () => {
  const live = at(["10.0.1.7"], failingAt("tcp", TIMEOUT));
  expect(told(live, BY_ENDPOINT)).toContain(" private-endpoint, security-groups, network-acls;");
  const gateway: Expected = { blocks: [], way: "transit-gateway" };
  expect(told(live, gateway)).toContain(" transit-gateway, cidr-blocks, gateway-routes, routes, ");
});

test("a refusal of the port that Tiger Cloud gives is no matter of the port", () => {
  const live = failingAt("tcp", failing("refused", "it refused"));
  const targets = [{ role: "primary", host: "db.example", port: 5432 }] as const;
  expect(told(live, { ...BY_PEERING, targets })).toContain("Tiger Cloud gives port 5432 now");
  expect(told(live)).toContain("Use the port that Tiger Cloud gives now");
});

describe("an endpoint that is not where Tiger Cloud says", () => {
  const elsewhere: Expected = {
    ...BY_PEERING,
    targets: [{ role: "primary", host: "db.example", port: 5433 }],
  };

  test("has moved, whatever came of it", () => {
    const refused = failingAt("tcp", failing("refused", "it refused"));
    const unknown = failingAt("addresses", failing("no-name", "no such name"));
    expect([...namesOf(refused, elsewhere), ...namesOf(unknown, elsewhere)]).toEqual([
      ...["endpoint-moved", "endpoint-moved"],
    ]);
    expect(told(refused, elsewhere)).toContain("Tiger Cloud gives db.example:5433 now.");
  });

  test("has not where it still answers, is of another role, or differs in letters alone", () => {
    expect(namesOf(SOUND, elsewhere)).toEqual([]);
    const others = [
      { role: "replica", host: "db-repl.example", port: 5433 } as const,
      { role: "primary", host: "DB.example", port: 5432 } as const,
    ];
    for (const target of others) {
      const expected = { ...BY_PEERING, targets: [target] };
      expect(namesOf(failingAt("tcp", TIMEOUT), expected)).toEqual(["connection-times-out"]);
    }
  });
});

describe("a name that leads elsewhere", () => {
  const lost = failingAt("tcp", failing("timeout", "203.0.113.7: no answer within 5 s"));

  test("to a public address is broken, and what comes of it is told with it alone", () => {
    const live = at(["203.0.113.7"], lost);
    expect(namesOf(live)).toEqual(["name-leads-to-public-address"]);
    const text = told(live, BY_ENDPOINT);
    expect(text).toContain("Its name leads to 203.0.113.7, says the resolver 10.0.0.2: public,");
    expect(text).toContain(
      "not in 10.0.1.7, 10.0.2.7/32. There: 203.0.113.7: no answer within 5 s.",
    );
    expect(text).toContain("No private zone answers here");
    expect(told(live)).toContain("A public host answers only a service that is not attached.");
  });

  test("to a public address at which the service answers is a risk", () => {
    expect(judgeLive(at(["203.0.113.7"]), BY_PEERING)).toMatchObject([
      { check: { name: "public-address-in-use", severity: "risk" } },
    ]);
    const refused = failingAt("server", failing("refused-login", "it answered …", "28P01"));
    expect(namesOf(at(["203.0.113.7"], refused))).toEqual(["public-address-in-use"]);
  });

  test("to another private address is broken where another server answers", () => {
    const certificate = failing(
      "certificate",
      "its certificate is for b",
      "ERR_TLS_CERT_ALTNAME_INVALID",
    );
    const live = at(["10.99.0.5"], failingAt("tls", certificate));
    expect(namesOf(live)).toEqual(["name-leads-elsewhere"]);
    expect(told(live)).toContain("After a move, DNS may lag");
    expect(told(live, BY_ENDPOINT)).toContain("Have the record of the private zone lead to");
  });

  test("to another private address is a risk where the service answers", () => {
    expect(namesOf(at(["10.99.0.5"]))).toEqual(["other-address-in-use"]);
  });

  test("in part is a risk, beside what else is found", () => {
    const live = at(["10.70.0.5", "203.0.113.7"], lost);
    expect(namesOf(live)).toEqual(["name-leads-partly-elsewhere", "connection-times-out"]);
    expect(namesOf(at(["10.70.0.5", "10.99.0.5"]))).toEqual(["name-leads-partly-elsewhere"]);
  });
});

test("an address that takes no connection is a risk where another one does", () => {
  const unanswered = [
    { address: "10.0.2.7", kind: "timeout", saw: "no answer within 5 s" },
  ] as const;
  const live: LiveFacts = {
    ...at(["10.0.1.7", "10.0.2.7"]),
    tcp: { state: "done", value: { address: "10.0.1.7", milliseconds: 3, unanswered } },
  };
  expect(namesOf(live, BY_ENDPOINT)).toEqual(["address-unanswered"]);
  expect(told(live, BY_ENDPOINT)).toContain("10.0.2.7: no answer within 5 s.");
});

test("a resolver that nobody looked at is not named", () => {
  const asked = failingAt("addresses", failing("no-name", "no such name"));
  const unasked = { ...asked, resolvers: [] };
  expect(told(unasked)).toContain("\nno such name.\n");
  expect(told(asked)).toContain("\nno such name. Asked was 10.0.0.2.");
  expect(told(unasked, BY_ENDPOINT)).toContain("A private zone of the VPC hides the public name");
});

test("a name that hides something is shown as it is", () => {
  expect(told({ ...failingAt("tcp", TIMEOUT), host: "db\u202E.example" })).toContain(
    String.raw`Primary endpoint db\u202e.example:5432`,
  );
});

test("each check is listed once, and all are of the link of connections", () => {
  const names = CONNECTION_CHECKS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(CONNECTION_CHECKS.every(({ link }) => link === "connection")).toBe(true);
});
