"""The connections of an endpoint service: the endpoints to it, as the service's owner sees them."""

from moto.core.responses import ActionResult
from moto.ec2.responses.vpc_service_configuration import VPCEndpointServiceConfiguration

from ..accounts import ec2_backends_of
from ..changing import add, replace
from ..filters import matching
from . import refusals
from .interface_endpoint import InterfaceEndpoint

FILTERS = {
    "ip-address-type": lambda endpoint: endpoint.ip_address_type,
    "service-id": lambda endpoint: endpoint.service.id,
    "vpc-endpoint-id": lambda endpoint: endpoint.id,
    "vpc-endpoint-owner": lambda endpoint: endpoint.owner_id,
    "vpc-endpoint-region": lambda endpoint: endpoint.ec2_backend.region_name,
    "vpc-endpoint-state": lambda endpoint: endpoint.state,
}
LIVE = ("available", "pendingAcceptance")


def apply() -> None:
    responses = VPCEndpointServiceConfiguration
    add(
        responses,
        accept_vpc_endpoint_connections=accept,
        describe_vpc_endpoint_connections=describe,
        reject_vpc_endpoint_connections=reject,
    )
    replace(responses, "delete_vpc_endpoint_service_configurations", deleting_unused)


def connected(services) -> list[InterfaceEndpoint]:
    """One that its owner deleted is gone: AWS shows it for some time, how long is not told."""
    return [
        endpoint
        for backend in ec2_backends_of()
        for endpoint in backend.vpc_end_points.values()
        if isinstance(endpoint, InterfaceEndpoint)
        and endpoint.service in services
        and endpoint.state != "deleted"
    ]


def describe(self) -> ActionResult:
    """docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointConnections.html"""
    services = list(self.ec2_backend.configurations.values())
    found = matching(connected(services), self._filters_from_querystring(), FILTERS)
    return ActionResult({"VpcEndpointConnections": [told(endpoint) for endpoint in found]})


def told(endpoint: InterfaceEndpoint) -> dict:
    """docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpointConnection.html"""
    return {
        "CreationTimestamp": endpoint.creation_timestamp,
        "DnsEntries": endpoint.dns_entries,
        "IpAddressType": endpoint.ip_address_type,
        "NetworkLoadBalancerArns": endpoint.service.network_load_balancer_arns,
        "ServiceId": endpoint.service.id,
        "VpcEndpointConnectionId": endpoint.id.replace("vpce-", "vpce-con-"),
        "VpcEndpointId": endpoint.id,
        "VpcEndpointOwner": endpoint.owner_id,
        "VpcEndpointRegion": endpoint.ec2_backend.region_name,
        "VpcEndpointState": endpoint.state,
    }


def accept(self) -> ActionResult:
    """docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptVpcEndpointConnections.html"""
    return answer(self, "available")


def reject(self) -> ActionResult:
    """docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RejectVpcEndpointConnections.html. One that is
    available as well: docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html"""
    return answer(self, "rejected")


def answer(request, state: str) -> ActionResult:
    service_id = request._get_param("ServiceId")
    backend = request.ec2_backend
    services = backend.describe_vpc_endpoint_service_configurations([service_id])
    found = {endpoint.id: endpoint for endpoint in connected(services)}
    wrong = []
    for endpoint_id in request._get_param("VpcEndpointIds", []):
        endpoint = found.get(endpoint_id)
        if not endpoint:
            wrong.append(refusals.no_endpoint(endpoint_id))
        elif endpoint.state not in LIVE:
            wrong.append(refusals.not_in_state(endpoint_id, endpoint.state))
        else:
            endpoint.state = state
    return ActionResult({"Unsuccessful": wrong})


def deleting_unused(delete):
    """moto deletes one in use.

    docs.aws.amazon.com/vpc/latest/privatelink/delete-endpoint-service.html
    """

    def delete_unused(self) -> ActionResult:
        ids = self._get_param("ServiceIds", [])
        services = [self.ec2_backend.configurations.get(each) for each in ids]
        live = [endpoint for endpoint in connected(services) if endpoint.state in LIVE]
        used = list(dict.fromkeys(endpoint.service.id for endpoint in live))
        if used:
            return ActionResult({"Unsuccessful": [refusals.in_use(each) for each in used]})
        return delete(self)

    return delete_unused
