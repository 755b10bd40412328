/** The shapes that the Tiger Cloud API sends, of which only the fields that are used are named. */
export interface WireVpc {
  id: string;
  name: string;
  cidr: string;
  region_code: string;
}

export interface WirePeering {
  id: string;
  peer_account_id: string;
  peer_region_code: string;
  peer_vpc_id: string;
  provisioned_id?: string;
  status?: string;
  error_message?: string;
}

export interface WireEndpoint {
  host?: string;
  port?: number;
}

export interface WireService {
  service_id: string;
  name: string;
  region_code: string;
  status: string;
  endpoint?: WireEndpoint;
  vpc_endpoint?: WireEndpoint & { vpc_id?: string };
  connection_pooler?: { endpoint?: WireEndpoint };
}

export interface WireAuthInfo {
  api_key?: { project?: { id?: string; plan_type?: string } };
}
