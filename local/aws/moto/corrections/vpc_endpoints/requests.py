"""Requests of the account that has an endpoint: to create, modify and delete it."""

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError, InvalidSecurityGroupNotFoundError
from moto.ec2.responses._base_response import EC2BaseResponse
from moto.ec2.responses.vpcs import VPCs
from moto.ec2.utils import add_tag_specification

from ..changing import replace, replace_whole
from ..telling import under_way
from . import refusals
from .interface_endpoint import InterfaceEndpoint
from .services import PREFIX, service_named


def apply() -> None:
    replace(VPCs, "create_vpc_endpoint", creating)
    replace(VPCs, "modify_vpc_endpoint", modifying)
    replace_whole(VPCs, delete_vpc_endpoints=delete)


def creating(create_other):
    """docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html"""

    def create(self) -> ActionResult:
        if not (self._get_param("ServiceName") or "").startswith(PREFIX):
            return create_other(self)
        endpoint = repeated(self) or create_interface_endpoint(self)
        if endpoint.state == "available":
            endpoint = under_way(endpoint, "pending")
        return ActionResult({"VpcEndpoint": endpoint})

    return create


def repeated(request: EC2BaseResponse):
    """docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html: moto makes another one."""
    token = request._get_param("ClientToken")
    endpoints = request.ec2_backend.vpc_end_points.values()
    return next((each for each in endpoints if token and each.client_token == token), None)


def create_interface_endpoint(request: EC2BaseResponse) -> InterfaceEndpoint:
    backend, param = request.ec2_backend, request._get_param
    vpc = backend.get_vpc(param("VpcId"))
    service = service_named(backend, param("ServiceName"), param("ServiceRegion") or "")
    given_type = param("VpcEndpointType") or "Gateway"
    if given_type != "Interface":
        raise refusals.wrong_type(given_type)
    refuse_private_names(request, service)
    group_ids = param("SecurityGroupIds", []) or [backend.get_default_security_group(vpc.id).id]
    require_groups(backend, group_ids, vpc.id)
    endpoint = InterfaceEndpoint(
        backend,
        service,
        vpc.id,
        group_ids,
        policy_document=param("PolicyDocument"),
        client_token=param("ClientToken"),
        tags=add_tag_specification(param("TagSpecifications", [])),
        private_dns_enabled=False,
    )
    enter_subnets(endpoint, param("SubnetIds", []))
    backend.vpc_end_points[endpoint.id] = endpoint
    return endpoint


def refuse_private_names(request: EC2BaseResponse, service) -> None:
    """No service has a private name here. Not to ask for it is to go without: inferred."""
    if request._get_bool_param("PrivateDnsEnabled", if_none=False):
        raise refusals.no_private_name(service.service_name)


def require_groups(backend, group_ids: list[str], vpc_id: str) -> None:
    for group_id in group_ids:
        group = backend.get_security_group_from_id(group_id)
        if not group:
            raise InvalidSecurityGroupNotFoundError(group_id)
        if group.vpc_id != vpc_id:
            raise refusals.other_vpc(group_id, vpc_id)


def enter_subnets(endpoint: InterfaceEndpoint, subnet_ids: list[str]) -> None:
    """All of them or none: one for each zone, and only in zones of the service."""
    subnets = [endpoint.ec2_backend.get_subnet(subnet_id) for subnet_id in subnet_ids]
    taken = [subnet.availability_zone for subnet in endpoint.subnets]
    # A service of another region says nothing of the zones of this one.
    is_near = endpoint.service.region == endpoint.ec2_backend.region_name
    for subnet in subnets:
        zone = subnet.availability_zone
        if subnet.vpc_id != endpoint.vpc_id:
            raise refusals.other_vpc(subnet.id, endpoint.vpc_id)
        if is_near and zone not in endpoint.service.availability_zones:
            raise refusals.unsupported_zone(endpoint.service_name, subnet.id)
        if zone in taken:
            raise refusals.zone_taken(subnet.id)
        taken.append(zone)
    for subnet in subnets:
        endpoint.enter(subnet)


def modifying(modify_other):
    """docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html"""

    def modify(self) -> ActionResult:
        endpoint = self.ec2_backend.get_vpc_end_point(self._get_param("VpcEndpointId"))
        if not isinstance(endpoint, InterfaceEndpoint):
            return modify_other(self)
        refuse_private_names(self, endpoint.service)
        added = self._get_param("AddSecurityGroupIds", [])
        require_groups(self.ec2_backend, added, endpoint.vpc_id)
        change_subnets(
            endpoint, self._get_param("AddSubnetIds", []), self._get_param("RemoveSubnetIds", [])
        )
        removed = self._get_param("RemoveSecurityGroupIds", [])
        kept = [each for each in endpoint.security_group_ids if each not in removed]
        endpoint.wear([*kept, *(each for each in added if each not in kept)])
        return ActionResult({"Return": True})

    return modify


def change_subnets(endpoint: InterfaceEndpoint, added: list[str], removed: list[str]) -> None:
    """All of it or nothing. That subnets leave before others enter is inferred."""
    leaving = [subnet for subnet in endpoint.subnets if subnet.id in removed]
    for subnet in leaving:
        endpoint.leave(subnet.id)
    try:
        enter_subnets(endpoint, added)
    except EC2ClientError:
        for subnet in leaving:
            endpoint.enter(subnet)
        raise


def delete(self) -> ActionResult:
    """moto tells of none that it does not find."""
    found = self.ec2_backend.vpc_end_points
    ids = self._get_param("VpcEndpointIds", [])
    there = [each for each in ids if each in found and found[each].state != "deleted"]
    for endpoint_id in there:
        if isinstance(found[endpoint_id], InterfaceEndpoint):
            found[endpoint_id].become_deleted()
        else:
            self.ec2_backend.delete_vpc_endpoints(vpce_ids=[endpoint_id])
    missing = [refusals.no_endpoint(each) for each in ids if each not in there]
    return ActionResult({"Unsuccessful": missing})
