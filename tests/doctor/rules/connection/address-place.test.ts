import { placeOf } from "../../../../doctor/rules/connection/address-place";

const BLOCKS = ["10.70.0.0/24", "10.0.1.7"];

test.each([
  ["10.70.0.255", "expected"],
  ["10.0.1.7", "expected"],
  ["10.0.1.8", "private"],
  ["10.70.1.0", "private"],
  ["172.31.255.255", "private"],
  ["172.32.0.0", "public"],
  ["192.168.0.1", "private"],
  ["100.64.0.1", "private"],
  ["100.128.0.1", "public"],
  ["169.254.1.1", "private"],
  ["127.0.0.1", "private"],
  ["203.0.113.7", "public"],
  ["fd12:3456::1", "private"],
  ["fe80::1", "private"],
  ["::1", "private"],
  ["2001:db8::1", "public"],
])("%s is %s", (address, place) => {
  expect(placeOf(address, BLOCKS)).toBe(place);
});
