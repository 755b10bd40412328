import {
  accountIdValidator,
  awsVpcIdValidator,
  decimalIdValidator,
  nameValidator,
  regionValidator,
  routeTableIdValidator,
  serviceIdValidator,
  transitGatewayIdValidator,
  vpcCidrValidator,
  type Validator,
} from "../../../provider/rules/inputs";
import { connectionIdValidator } from "../../../provider/rules/connection-id";
import { vpcEndpointIdValidator } from "../../../provider/rules/vpc-endpoint-id";

const rules: Record<string, Validator> = {
  name: nameValidator,
  cidr: vpcCidrValidator,
  region: regionValidator,
  account: accountIdValidator,
  vpc: awsVpcIdValidator,
  "transit gateway": transitGatewayIdValidator,
  "route table": routeTableIdValidator,
  "decimal id": decimalIdValidator,
  service: serviceIdValidator,
  connection: connectionIdValidator,
  "VPC endpoint": vpcEndpointIdValidator,
};

const ALLOWED: Record<string, string> = {
  name: "a name of 1 to 255 characters on one line",
  cidr: "an IPv4 CIDR block without host bits, /16 to /28",
  region: "an AWS region code such as us-east-1",
  account: "12 digits",
  vpc: "an AWS VPC id such as vpc-0123456789abcdef0",
  "transit gateway": "the id of an AWS transit gateway such as tgw-0123456789abcdef0",
  "route table": "an AWS route table id such as rtb-0123456789abcdef0",
  "decimal id": "the decimal id that Tiger Cloud gave, as a string",
  service: "a service id of lower-case letters and digits, such as kd9w2xp4mz",
  connection: "the id of a private endpoint connection such as conn-aws-1",
  "VPC endpoint": "the id of an AWS VPC endpoint such as vpce-0123456789abcdef0",
};

test.each([
  ["name", ["net", "n", "a b", "Größe", "x".repeat(255)]],
  ["cidr", ["10.0.0.0/16", "10.0.0.0/24", "192.168.7.16/28", "0.0.0.0/16"]],
  ["region", ["us-east-1", "eu-central-2", "ap-southeast-2", "us-gov-west-1", "xx-new-9"]],
  ["account", ["123456789012", "000000000001"]],
  ["vpc", ["vpc-0123456789abcdef0", "vpc-0a1b2c3d"]],
  ["transit gateway", ["tgw-0123456789abcdef0", "tgw-0a1b2c3d"]],
  ["route table", ["rtb-0123456789abcdef0", "rtb-0a1b2c3d"]],
  ["decimal id", ["1", "1001", "9007199254740993"]],
  ["service", ["kd9w2xp4mz", "svc1", "0000"]],
  ["connection", ["conn-aws-1", "0a1b", "projects/p1:7"]],
  ["VPC endpoint", ["vpce-0123456789abcdef0", "vpce-0a1b2c3d"]],
])("of the values for a %s these are good: %j", (name, values) => {
  expect(values.map(rules[name]!)).toEqual(values.map(() => undefined));
});

const NO_TRANSIT_GATEWAY = "For a transit gateway, use a TransitGatewayPeering.";
const COPY_VPC = "Copy the id from the AWS console or from the VPC's id output.";
const COPY_GATEWAY = "Copy the id from the AWS console or from the transit gateway's id output.";
const COPY_TABLE = "Copy the id from the AWS console or from the route table's id output.";
const PASS_ID = "Pass the id output of the resource, not a name or an AWS id.";
const COPY_SERVICE = "Copy the service id from the Tiger Cloud console, not its name or host.";
const PASS_CONNECTION = "Pass the id output of a PrivateEndpointConnection.";
const NO_CONNECTION =
  "That is a VPC endpoint: pass the id output of its PrivateEndpointConnection.";
const NO_ENDPOINT =
  "That is an endpoint service: make an aws.ec2.VpcEndpoint to it, and pass that one's id output.";
const COPY_ENDPOINT = "Copy the id from the AWS console or from the endpoint's id output.";
const QUOTED = "Keep it a quoted string, so that leading zeros survive.";
const CODE = "Write the code, not the region's name or an availability zone.";
const AZURE = "Tiger Cloud has no VPC on Azure: choose an AWS region.";
const READABLE = "Give the Timescale VPC a readable name.";
const CIDR_LIKE = 'Write it like "10.0.0.0/24".';

test.each<[string, unknown, shown: string, fix: string]>([
  ["name", "", "nothing", READABLE],
  ["name", "  ", '"  "', READABLE],
  ["name", "a\nb", String.raw`"a\nb"`, READABLE],
  ["name", "x".repeat(256), `"${"x".repeat(78)}…`, READABLE],
  ["cidr", "10.0.0.0", '"10.0.0.0"', CIDR_LIKE],
  ["cidr", "10.0.0.0/40", '"10.0.0.0/40"', CIDR_LIKE],
  ["cidr", "fd00::/64", '"fd00::/64"', CIDR_LIKE],
  ["cidr", "10.0.0/24", '"10.0.0/24"', 'Did you mean "10.0.0.0/24"?'],
  ["cidr", "10.0.0.7/24", '"10.0.0.7/24"', 'Did you mean "10.0.0.0/24"?'],
  ["cidr", "10.0.0.0/08", '"10.0.0.0/08"', 'Did you mean "10.0.0.0/8"?'],
  ["cidr", "10.0.0.0/15", '"10.0.0.0/15"', "Choose a smaller block, /16 at most."],
  ["cidr", "10.0.0.0/29", '"10.0.0.0/29"', "Choose a larger block, /28 at least."],
  ["region", "us-east-1a", '"us-east-1a"', CODE],
  ["region", "US East", '"US East"', CODE],
  ["region", "US-EAST-1", '"US-EAST-1"', CODE],
  ["region", "az-eastus-1", '"az-eastus-1"', AZURE],
  ["region", "az-eastus", '"az-eastus"', AZURE],
  ["account", "12345678901", '"12345678901"', QUOTED],
  ["account", "1234-5678-9012", '"1234-5678-9012"', QUOTED],
  ["account", 123456789012, "123456789012", "Give a string."],
  ["vpc", "1001", '"1001"', COPY_VPC],
  ["vpc", "vpc-0123456789ABCDEF0", '"vpc-0123456789ABCDEF0"', COPY_VPC],
  ["vpc", "vpc-0123456789abcdef0\n", String.raw`"vpc-0123456789abcdef0\n"`, COPY_VPC],
  ["vpc", "tgw-0123456789abcdef0", '"tgw-0123456789abcdef0"', NO_TRANSIT_GATEWAY],
  ["transit gateway", "vpc-0a1b2c3d", '"vpc-0a1b2c3d"', "For a VPC, use a TimescalePeering."],
  ["transit gateway", "tgw-attach-0a1b2c3d", '"tgw-attach-0a1b2c3d"', COPY_GATEWAY],
  ["route table", "vpc-0a1b2c3d", '"vpc-0a1b2c3d"', COPY_TABLE],
  ["decimal id", "vpc-0a1b2c3d", '"vpc-0a1b2c3d"', PASS_ID],
  ["decimal id", "-1", '"-1"', PASS_ID],
  ["decimal id", 1001, "1001", "Give a string."],
  ["service", "KD9W2XP4MZ", '"KD9W2XP4MZ"', COPY_SERVICE],
  ["service", "../vpcs", '"../vpcs"', COPY_SERVICE],
  ["service", "abc", '"abc"', COPY_SERVICE],
  ["connection", "../vpcs", '"../vpcs"', PASS_CONNECTION],
  ["connection", "vpce-0a1b2c3d", '"vpce-0a1b2c3d"', NO_CONNECTION],
  ["VPC endpoint", "vpce-0A1B2C3D", '"vpce-0A1B2C3D"', COPY_ENDPOINT],
  ["VPC endpoint", "vpce-svc-0a1b2c3d", '"vpce-svc-0a1b2c3d"', NO_ENDPOINT],
])("for a %s the value %j is refused with words", (name, value, shown, fix) => {
  expect(rules[name]!(value)).toBe(`got ${shown}; allowed is ${ALLOWED[name]}. ${fix}`);
});

test.each(Object.keys(rules))("for a %s every value that is no text is refused", (name) => {
  const values = [undefined, null, 7, true, ["a"], { a: 1 }];
  const shown = ["nothing", "nothing", "7", "true", '["a"]', '{"a":1}'];
  expect(values.map(rules[name]!)).toEqual(
    shown.map((text) => `got ${text}; allowed is ${ALLOWED[name]}. Give a string.`),
  );
});
