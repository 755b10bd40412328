"""Routes of transit gateway route tables: static ones, and those that VPCs propagate."""

from ipaddress import ip_network

from moto.ec2.exceptions import EC2ClientError, MissingParameterError
from moto.ec2.models.transit_gateway_route_tables import TransitGatewayRouteTableBackend

from ..changing import replace_whole
from ..filters import invalid_filter
from .looking import attachment_of, table_of
from .refusals import invalid_state


def apply() -> None:
    replace_whole(
        TransitGatewayRouteTableBackend,
        create_transit_gateway_route=create,
        delete_transit_gateway_route=delete,
        search_transit_gateway_routes=search,
    )


def create(
    self,
    transit_gateway_route_table_id,
    destination_cidr_block,
    transit_gateway_attachment_id=None,
    blackhole=False,
):
    """To an attachment that is available, once, and found again with it: moto checks nothing, and tells
    no attachment.

    docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTransitGatewayRoute.html;
    github.com/hashicorp/terraform-provider-aws/issues/14228: not before it is accepted;
    github.com/ministryofjustice/modernisation-platform/pull/4810 has the words for a second one.
    """
    table = table_of(self, transit_gateway_route_table_id)
    attachment = None
    if not blackhole:
        if not transit_gateway_attachment_id:
            raise MissingParameterError("TransitGatewayAttachmentId")
        attachment = attachment_of(self, transit_gateway_attachment_id)
        if attachment.state != "available":
            raise invalid_state(attachment.id)
    if destination_cidr_block in table.routes:
        place = f"Transit Gateway Route Table {table.id}"
        message = f"Route {destination_cidr_block} already exists in {place}."
        raise EC2ClientError("RouteAlreadyExists", message)
    table.routes[destination_cidr_block] = {
        "destinationCidrBlock": destination_cidr_block,
        "state": "blackhole" if blackhole else "active",
        "transitGatewayAttachments": [shown(attachment)] if attachment else [],
        "type": "static",
    }
    return table.routes[destination_cidr_block]


def shown(attachment) -> dict:
    return {
        "resourceId": attachment.resource_id,
        "resourceType": attachment.resource_type,
        "transitGatewayAttachmentId": attachment.id,
    }


def delete(self, transit_gateway_route_table_id, destination_cidr_block):
    """moto breaks where there is none. The code is that of terraform-provider-aws, the text inferred."""
    table = table_of(self, transit_gateway_route_table_id)
    route = table.routes.pop(destination_cidr_block, None)
    if not route:
        place = f"Transit Gateway Route Table {table.id}"
        message = f"Route {destination_cidr_block} does not exist in {place}."
        raise EC2ClientError("InvalidRoute.NotFound", message)
    return {**route, "state": "deleting"}


def search(self, transit_gateway_route_table_id, filters, max_results=None):
    """With the filters of AWS, of which moto knows three, and breaks where there is a limit.

    docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SearchTransitGatewayRoutes.html
    """
    table = table_of(self, transit_gateway_route_table_id)
    if not filters:
        raise MissingParameterError("Filters")
    for name in filters:
        if name not in FILTERS:
            raise invalid_filter(name)
    found = [
        route
        for route in {**propagated(self, table), **table.routes}.values()
        if all(any(FILTERS[name](route, value) for value in filters[name]) for name in filters)
    ]
    return found[: int(max_results)] if max_results else found


def propagated(backend, table) -> dict:
    """The CIDR blocks of the VPCs whose attachments propagate to the table: moto tells none of them. A static
    route to the same block wins.

    docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-propagation
    """
    routes = {}
    for entry in table.route_table_propagation:
        attachment = backend.transit_gateway_attachments[entry.transitGatewayAttachmentId]
        vpc = backend.vpcs.get(attachment.resource_id)
        if not vpc or attachment.state != "available":
            continue
        for association in vpc.get_cidr_block_association_set():
            if association["cidr_block_state"]["state"] == "associated":
                block = association["cidr_block"]
                routes[block] = {
                    "destinationCidrBlock": block,
                    "state": "active",
                    "transitGatewayAttachments": [shown(attachment)],
                    "type": "propagated",
                }
    return routes


def by_attachment(field: str):
    def is_match(route, value: str) -> bool:
        return value in [each[field] for each in route["transitGatewayAttachments"]]

    return is_match


def network_of(route):
    return ip_network(route["destinationCidrBlock"])


FILTERS = {
    "attachment.resource-id": by_attachment("resourceId"),
    "attachment.resource-type": by_attachment("resourceType"),
    "attachment.transit-gateway-attachment-id": by_attachment("transitGatewayAttachmentId"),
    "route-search.exact-match": lambda route, value: network_of(route) == ip_network(value),
    "route-search.subnet-of-match": lambda route, value: network_of(route).subnet_of(ip_network(value)),
    "route-search.supernet-of-match": lambda route, value: network_of(route).supernet_of(
        ip_network(value)
    ),
    "state": lambda route, value: route["state"] == value,
    "type": lambda route, value: route["type"] == value,
}
