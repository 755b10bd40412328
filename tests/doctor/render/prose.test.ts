import { prose } from "../../../doctor/render/prose";

const ATTRIBUTE = `aws ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-support '{"Value":true}'`;
const ZONE = 'aws route53 create-hosted-zone --name db.example --caller-reference "$(date +%s)"';
const RECORD = `aws route53 change-resource-record-sets --hosted-zone-id <its id> --change-batch '{"Name":"<name of the endpoint>","Id":"'"$(aws ec2 describe-vpc-endpoints --query VpcEndpoints[0].Id --output text)"'"}'`;
const SUBNETS =
  "aws ec2 modify-vpc-endpoint --add-subnet-ids subnet-0a <a new subnet in use1-az6> --region us-east-1";

test.each([
  [ATTRIBUTE, `\`${ATTRIBUTE}\``],
  [`By hand: ${ATTRIBUTE}. Then wait.`, `By hand: \`${ATTRIBUTE}\`. Then wait.`],
  [
    `By hand: ${ZONE}, and in that zone ${RECORD}`,
    `By hand: \`${ZONE}\`, and in that zone \`${RECORD}\``,
  ],
  [`${SUBNETS}, with one subnet more`, `\`${SUBNETS}\`, with one subnet more`],
  ["See aws ec2 describe-vpcs.", "See `aws ec2 describe-vpcs`."],
  ["Run `pulumi up`: aws ec2 describe-vpcs", "Run `pulumi up`: `aws ec2 describe-vpcs`"],
])("a command of AWS is one code span, to be copied as it is: %s", (text, shown) => {
  expect(prose(text)).toBe(shown);
});

test.each(["aws is slow", "laws ec2 describe-vpcs", "aws s3"])("%s is no command", (text) => {
  expect(prose(text)).toBe(text);
});

test("a quote that is left open is no part of a command", () => {
  expect(prose("aws ec2 describe-vpcs --filters 'Name=a b")).toBe(
    "`aws ec2 describe-vpcs --filters` `'Name=a` b",
  );
});
