/** The Pulumi names of what components make. They are a contract: who changes one adds an alias. */
export const childNames = {
  /** A network's own VPC in Tiger Cloud. */
  timescaleVpc: (network: string) => `${network}-vpc`,
  /** A peer or a transit gateway of a network: all that is made for it begins so. */
  peer: (network: string, key: string) => `${network}-${key}`,
  /** The attachment of a service of a network. */
  service: (network: string, key: string) => `${network}-${key}`,
  peering: (peer: string) => `${peer}-peering`,
  accepter: (peer: string) => `${peer}-accepter`,
  activation: (peer: string) => `${peer}-activation`,
  /** What refuses a request that is not the expected one. */
  refusal: (peer: string) => `${peer}-refusal`,
  /** A route: after its table and its destination. */
  route: (peer: string, tableKey: string, destinationCidrBlock: string) =>
    `${peer}-route-${tableKey}-to-${destinationCidrBlock.replace("/", "-")}`,
  /** A static route of a transit gateway: after its table and its destination. */
  gatewayRoute: (peer: string, tableKey: string, destinationCidrBlock: string) =>
    `${peer}-gateway-route-${tableKey}-to-${destinationCidrBlock.replace("/", "-")}`,
  /** The association of an attachment with a route table of its gateway. */
  association: (peer: string) => `${peer}-association`,
  /** A customer VPC behind a transit gateway: all that is made for it begins so. */
  attachedVpc: (peer: string, key: string) => `${peer}-${key}`,
  /** The security group that is made for a peer. */
  clientGroup: (peer: string) => `${peer}-client`,
  /** What the rules of the VPC's default group begin with. */
  defaultGroup: (peer: string) => `${peer}-default`,
  /** What the rules of a group that exists begin with. */
  existingGroup: (peer: string, key: string) => `${peer}-group-${key}`,
  egressRule: (group: string, port: number) => `${group}-tcp-${port}`,
  /** A VPC endpoint, and the security group that is made for it. */
  vpcEndpoint: (name: string) => `${name}-endpoint`,
  endpointGroup: (name: string) => `${name}-endpoint`,
  connection: (name: string) => `${name}-connection`,
  /** A service behind a private endpoint. */
  endpointAttachment: (name: string) => `${name}-attachment`,
  /** What lets a client in at an endpoint, and what lets its group out to it: after the role of the port. */
  ingressRule: (group: string, client: string, role: string) => `${group}-from-${client}-${role}`,
  clientRule: (group: string, client: string, role: string) => `${group}-out-of-${client}-${role}`,
  /** The private hosted zone of a host, and the record in it: those of the service's own have no role. */
  zone: (name: string, role: string) => `${name}${role === "primary" ? "" : `-${role}`}-zone`,
  record: (name: string, role: string) => `${name}${role === "primary" ? "" : `-${role}`}-record`,
  zoneAuthorization: (name: string) => `${name}-zone-authorization`,
  zoneAssociation: (name: string) => `${name}-zone-association`,
} as const;
