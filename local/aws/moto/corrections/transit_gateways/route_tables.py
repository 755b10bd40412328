"""Transit gateway route tables."""

from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.transit_gateway_route_tables import TransitGatewayRouteTableBackend

from ..changing import replace, replace_whole
from ..filters import matching
from ..telling import under_way
from . import refusals
from .looking import gateway_of, listed, table_of

FILTERS = {
    "default-association-route-table": lambda table: table.default_association_route_table,
    "default-propagation-route-table": lambda table: table.default_propagation_route_table,
    "state": lambda table: table.state,
    "transit-gateway-id": lambda table: table.transit_gateway_id,
    "transit-gateway-route-table-id": lambda table: table.id,
}


def apply() -> None:
    backend = TransitGatewayRouteTableBackend
    replace(backend, "create_transit_gateway_route_table", creating_of_known)
    replace_whole(
        backend,
        delete_transit_gateway_route_table=delete_unused,
        get_all_transit_gateway_route_tables=describe,
    )


def creating_of_known(create):
    """A new gateway makes its default table before it is listed itself."""

    def create_of_known(self, transit_gateway_id, tags=None, **defaults):
        if not defaults:
            gateway_of(self, transit_gateway_id)
        return create(self, transit_gateway_id, tags, **defaults)

    return create_of_known


def describe(self, transit_gateway_route_table_ids=None, filters=None):
    tables, ids = self.transit_gateways_route_tables, transit_gateway_route_table_ids
    return matching(listed(tables, ids, refusals.no_route_table), filters, FILTERS)


def delete_unused(self, transit_gateway_route_table_id):
    """Neither a default one nor one with associations: moto deletes both.

    docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTransitGatewayRouteTable.html; that the
    code is IncorrectState, and the words, are inferred.
    """
    table = table_of(self, transit_gateway_route_table_id)
    if table.default_association_route_table or table.default_propagation_route_table:
        message = f"{table.id} is a default route table of its transit gateway."
        raise EC2ClientError("IncorrectState", message)
    if table.route_table_associations:
        raise EC2ClientError("IncorrectState", f"{table.id} has non-deleted associations.")
    table.state = "deleted"
    return under_way(table, "deleting")
