import { Faults, type Fault } from "../../../local/tiger-cloud/faults";

const lost = (fault: Partial<Fault> = {}) => ({ effect: "lose-request", ...fault }) as Fault;

/** The effects that so many requests meet, one after the other. */
function met(faults: Faults, count: number, method = "GET", path = "/projects/p/vpcs") {
  return Array.from({ length: count }, () => faults.take({ method, path })?.effect);
}

test("a fault that says nothing hits the next request, and no other", () => {
  const faults = new Faults();
  expect(met(faults, 1)).toEqual([undefined]);
  faults.inject(lost());
  expect(met(faults, 2)).toEqual(["lose-request", undefined]);
});

test("a fault hits as many requests as it says, or all of them", () => {
  const faults = new Faults();
  faults.inject(lost({ times: 2 }));
  expect(met(faults, 3)).toEqual(["lose-request", "lose-request", undefined]);
  faults.inject(lost({ times: Infinity }));
  expect(new Set(met(faults, 100))).toEqual(new Set(["lose-request"]));
});

test("a fault lets requests pass first, of those that match", () => {
  const faults = new Faults();
  faults.inject(lost({ method: "POST", skip: 2, times: 2 }));
  expect(met(faults, 5, "GET")).toEqual(Array(5).fill(undefined));
  expect(met(faults, 5, "POST")).toEqual([
    undefined,
    undefined,
    "lose-request",
    "lose-request",
    undefined,
  ]);
});

test("only the method and path that a fault names match", () => {
  const faults = new Faults();
  faults.inject(lost({ method: "POST", path: /\/peerings$/, times: Infinity }));
  expect(met(faults, 1, "POST", "/projects/p/vpcs/1/peerings")).toEqual(["lose-request"]);
  expect(met(faults, 1, "GET", "/projects/p/vpcs/1/peerings")).toEqual([undefined]);
  expect(met(faults, 1, "POST", "/projects/p/vpcs/1/peerings/2")).toEqual([undefined]);
});

test("a fault that names an operation hits no other, and nothing of REST", () => {
  const faults = new Faults();
  faults.inject(lost({ operation: "OpenPeerRequest", times: Infinity }));
  const request = { method: "POST", path: "/api/query" };
  expect(faults.take({ ...request, operation: "OpenPeerRequest" })).toBeDefined();
  expect(faults.take({ ...request, operation: "GetVPCByID" })).toBeUndefined();
  expect(faults.take(request)).toBeUndefined();
});

test("a path with the flag g matches each time", () => {
  const faults = new Faults();
  faults.inject(lost({ path: /vpcs/g, times: 3 }));
  expect(met(faults, 3)).toEqual(["lose-request", "lose-request", "lose-request"]);
});

test("the first fault that is not used up takes a request, and the others do not count it", () => {
  const faults = new Faults();
  faults.inject(lost({ times: 2 }));
  faults.inject({ effect: "hang", skip: 1 });
  expect(met(faults, 5)).toEqual(["lose-request", "lose-request", undefined, "hang", undefined]);
});

test("a request that one fault lets pass is met by the next", () => {
  const faults = new Faults();
  faults.inject(lost({ skip: 1 }));
  faults.inject({ effect: "hang" });
  expect(met(faults, 3)).toEqual(["hang", "lose-request", undefined]);
});

test("once they are cleared, no fault is left", () => {
  const faults = new Faults();
  faults.inject(lost({ times: Infinity }));
  faults.clear();
  expect(met(faults, 1)).toEqual([undefined]);
});
