"""Routes of VPC route tables to a transit gateway."""

from moto.ec2.exceptions import InvalidTransitGatewayID
from moto.ec2.models.route_tables import Route, RouteBackend

from ..changing import replace
from .attachments import describe_of_vpcs


def apply() -> None:
    for name in ("create_route", "replace_route"):
        replace(RouteBackend, name, to_attached)
    replace(Route, "state", showing_blackholes)


def to_attached(change):
    """Only to a gateway that the VPC is attached to: moto takes any id, and drops an unknown one.

    github.com/hashicorp/terraform-provider-aws/issues/9222: InvalidTransitGatewayID.NotFound.
    """

    def change_to_attached(self, route_table_id, *arguments, transit_gateway_id=None, **others):
        if transit_gateway_id:
            table = self.get_route_table(route_table_id)
            if not is_attached(self, transit_gateway_id, table.vpc_id):
                raise InvalidTransitGatewayID(transit_gateway_id)
            others["transit_gateway_id"] = transit_gateway_id
        return change(self, route_table_id, *arguments, **others)

    return change_to_attached


def showing_blackholes(state):
    """docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html: the target is not available."""

    def seen(self) -> str:
        gateway = self.transit_gateway
        if gateway and not is_attached(gateway.ec2_backend, gateway.id, self.route_table.vpc_id):
            return "blackhole"
        return state.fget(self)

    return property(seen)


def is_attached(backend, gateway_id: str, vpc_id: str) -> bool:
    filters = {"state": ["available"], "transit-gateway-id": [gateway_id], "vpc-id": [vpc_id]}
    return bool(describe_of_vpcs(backend, filters=filters))
