import * as pulumi from "@pulumi/pulumi";
import { withPlainStacks } from "../../sdk/plain-stacks";
import { TimescaleVpc } from "../../sdk/resources/timescale-vpc";

const { prepareStackTrace: given } = Error as { prepareStackTrace?: unknown };

/** What Pulumi sets in each program, here with a word that can be told from V8's. */
const limits: number[] = [];
const mapping = (error: Error) => {
  limits.push(Error.stackTraceLimit);
  return `mapped ${error.message}`;
};

beforeEach(() => {
  limits.length = 0;
  Error.prepareStackTrace = mapping;
});
afterEach(() => {
  Error.prepareStackTrace = given as never;
  delete process.env["PULUMI_DEBUG_PROMISE_LEAKS"];
});

function withAllFrames(): string | undefined {
  const limit = Error.stackTraceLimit;
  try {
    Error.stackTraceLimit = Infinity;
    return new Error("place").stack;
  } finally {
    Error.stackTraceLimit = limit;
  }
}

describe("while a resource is made", () => {
  test("a stack trace is written without a look into source maps", () => {
    const stack = withPlainStacks(() => new Error("promise").stack);
    expect(stack).toMatch(/^Error: promise\n {4}at .*plain-stacks\.test\.ts:\d+:\d+/);
    expect(limits).toEqual([]);
  });

  test("the place of the resource, for which all frames are asked for, is mapped", () => {
    expect(withPlainStacks(withAllFrames)).toBe("mapped place");
  });

  test("the same holds for a resource that a transformation makes meanwhile", () => {
    const places = withPlainStacks(() => [
      withPlainStacks(withAllFrames),
      new Error("between").stack?.split("\n")[0],
    ]);
    expect(places).toEqual(["mapped place", "Error: between"]);
  });

  test("all is mapped where promises that never end are looked for", () => {
    process.env["PULUMI_DEBUG_PROMISE_LEAKS"] = "1";
    expect(withPlainStacks(() => new Error("promise").stack)).toBe("mapped promise");
  });

  test("nothing is set where nobody has set anything", () => {
    Error.prepareStackTrace = undefined as never;
    withPlainStacks(() => expect(Error).toHaveProperty("prepareStackTrace", undefined));
  });
});

test("a resource of the package has nothing mapped but its place", async () => {
  await pulumi.runtime.setMocks({ newResource: () => ({ id: "1", state: {} }), call: () => ({}) });
  limits.length = 0;
  new TimescaleVpc("main", { cidr: "10.0.0.0/24", regionCode: "us-east-1" });
  expect(limits).toEqual([Infinity]);
});

describe("afterwards", () => {
  test("stack traces are mapped again, and what was made is handed over", () => {
    expect(withPlainStacks(() => 5)).toBe(5);
    expect(new Error("later").stack).toBe("mapped later");
  });

  test("an error that was made meanwhile is mapped when it is read", () => {
    const error = withPlainStacks(() => new Error("registration"));
    expect(error.stack).toBe("mapped registration");
  });

  test("the same holds for one that was thrown", () => {
    const make = () => {
      throw new Error("of a transformation");
    };
    let thrown: unknown;
    try {
      withPlainStacks(make);
    } catch (error) {
      thrown = error;
    }
    expect((thrown as Error).stack).toBe("mapped of a transformation");
    expect(Error).toHaveProperty("prepareStackTrace", mapping);
  });
});
