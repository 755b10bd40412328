import { gatewayOverlapText, peerOverlapText } from "../../../sdk/timescale-network/peer-overlaps";

test("customer VPCs that share no address are fine", () => {
  expect(peerOverlapText({})).toBeUndefined();
  expect(peerOverlapText({ app: ["10.1.0.0/16"], jobs: ["10.2.0.0/16", "10.3.0.0/16"] })).toBe(
    undefined,
  );
});

test("the CIDR blocks of one VPC are not compared with each other", () => {
  expect(peerOverlapText({ app: ["10.1.0.0/16", "10.1.0.0/24"] })).toBeUndefined();
});

test("each pair that overlaps is a line, with both peers", () => {
  const text = peerOverlapText({
    app: ["10.1.0.0/16"],
    jobs: ["10.2.0.0/16", "10.1.128.0/20"],
    web: ["10.2.7.0/24"],
  });
  expect(text?.split("\n").slice(1, 3)).toEqual([
    "  app 10.1.0.0/16  overlaps  jobs 10.1.128.0/20",
    "  jobs 10.2.0.0/16  overlaps  web 10.2.7.0/24",
  ]);
  expect(text).toContain("two Timescale VPCs");
});

test("what a transit gateway reaches alone is fine", () => {
  expect(gatewayOverlapText({ app: ["10.1.0.0/16"] }, {})).toBeUndefined();
  expect(gatewayOverlapText({ app: ["10.1.0.0/16"] }, { hub: ["10.2.0.0/16"] })).toBeUndefined();
});

test("what two ways lead to is told, and for what it serves", () => {
  const text = gatewayOverlapText(
    { app: ["10.1.0.0/16"], jobs: ["10.9.0.0/16"] },
    { hub: ["10.0.0.0/8"], office: ["10.1.2.0/24"] },
  );
  expect(text?.split("\n").slice(1, 5)).toEqual([
    "  hub 10.0.0.0/8  overlaps  app 10.1.0.0/16",
    "  hub 10.0.0.0/8  overlaps  jobs 10.9.0.0/16",
    "  office 10.1.2.0/24  overlaps  app 10.1.0.0/16",
    "  hub 10.0.0.0/8  overlaps  office 10.1.2.0/24",
  ]);
  expect(text).toContain("that of the smaller block");
  expect(text).toContain("unless you move from one to the other");
});
