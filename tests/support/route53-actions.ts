/** The calls of Route 53 by method and path: its API has no name of a call in the request. */
const CALLS: readonly (readonly [name: string, method: string, path: RegExp])[] = [
  ["CreateHostedZone", "POST", /^hostedzone$/],
  ["GetHostedZone", "GET", /^hostedzone\/[^/]+$/],
  ["UpdateHostedZoneComment", "POST", /^hostedzone\/[^/]+$/],
  ["DeleteHostedZone", "DELETE", /^hostedzone\/[^/]+$/],
  ["ChangeResourceRecordSets", "POST", /^hostedzone\/[^/]+\/rrset$/],
  ["ListResourceRecordSets", "GET", /^hostedzone\/[^/]+\/rrset$/],
  ["AssociateVPCWithHostedZone", "POST", /^hostedzone\/[^/]+\/associatevpc$/],
  ["DisassociateVPCFromHostedZone", "POST", /^hostedzone\/[^/]+\/disassociatevpc$/],
  ["CreateVPCAssociationAuthorization", "POST", /^hostedzone\/[^/]+\/authorizevpcassociation$/],
  ["DeleteVPCAssociationAuthorization", "POST", /^hostedzone\/[^/]+\/deauthorizevpcassociation$/],
  ["ListVPCAssociationAuthorizations", "GET", /^hostedzone\/[^/]+\/authorizevpcassociation$/],
  ["ListHostedZones", "GET", /^hostedzone$/],
  ["ListHostedZonesByVPC", "GET", /^hostedzonesbyvpc$/],
  ["GetChange", "GET", /^change\/[^/]+$/],
  ["ListTagsForResource", "GET", /^tags\/hostedzone\/[^/]+$/],
  ["ChangeTagsForResource", "POST", /^tags\/hostedzone\/[^/]+$/],
];

/** The call that a request makes; null where it is none of Route 53. */
export function route53ActionOf(method: string, url: string): string | null {
  const path = /^\/2013-04-01\/([^?]*?)\/?(\?.*)?$/.exec(url)?.[1];
  if (path === undefined) return null;
  return CALLS.find(([, its, form]) => its === method && form.test(path))?.[0] ?? null;
}

/** An error in Route 53's form; undefined where the call is none of its. */
export function route53Error(action: string, code: string): string | undefined {
  if (!CALLS.some(([name]) => name === action)) return undefined;
  return (
    '<ErrorResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">' +
    `<Error><Type>Sender</Type><Code>${code}</Code><Message>Injected</Message></Error>` +
    "<RequestId>00000000-0000-0000-0000-000000000000</RequestId></ErrorResponse>"
  );
}
