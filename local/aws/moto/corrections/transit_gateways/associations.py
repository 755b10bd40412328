"""What is associated with a transit gateway route table, and what propagates its routes to it."""

from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.transit_gateway_route_tables import (
    RouteTableAssociation,
    RouteTablePropagation,
    TransitGatewayRelations,
    TransitGatewayRouteTableBackend,
)

from ..changing import replace, replace_whole
from .looking import attachment_of, table_of
from .refusals import invalid_state
from .tables_of import association_of, told


def apply() -> None:
    for name in (
        "get_transit_gateway_route_table_associations",
        "get_transit_gateway_route_table_propagations",
    ):
        replace(TransitGatewayRouteTableBackend, name, of_known)
    replace_whole(
        TransitGatewayRouteTableBackend,
        associate_transit_gateway_route_table=associate,
        disable_transit_gateway_route_table_propagation=disable_propagation,
        disassociate_transit_gateway_route_table=disassociate,
        enable_transit_gateway_route_table_propagation=enable_propagation,
    )


def of_known(get):
    def get_of_known(self, transit_gateway_route_table_id, filters=None):
        table_of(self, transit_gateway_route_table_id)
        return get(self, transit_gateway_route_table_id, filters)

    return get_of_known


def associate(self, transit_gateway_attachment_id, transit_gateway_route_table_id):
    """One table at most, of an attachment that is available: moto asks for neither.

    github.com/hashicorp/terraform-provider-aws/issues/16452 and 26754
    """
    table = table_of(self, transit_gateway_route_table_id)
    attachment = attachment_of(self, transit_gateway_attachment_id)
    if attachment.state != "available":
        raise invalid_state(attachment.id)
    if association_of(attachment):
        raise EC2ClientError(
            "Resource.AlreadyAssociated",
            f"Transit Gateway Attachment {attachment.id} is already associated to a route table.",
        )
    entry = told(RouteTableAssociation, attachment, "associated")
    table.route_table_associations[attachment.id] = entry
    return TransitGatewayRelations(self, attachment.id, table.id, "associating")


def disassociate(self, tgw_attach_id, tgw_rt_id):
    """moto breaks on a default association. The code is that of terraform-provider-aws, the words
    inferred."""
    table = table_of(self, tgw_rt_id)
    if tgw_attach_id not in table.route_table_associations:
        raise EC2ClientError(
            "InvalidAssociation.NotFound",
            f"Transit Gateway Attachment {tgw_attach_id} is not associated with {table.id}.",
        )
    del table.route_table_associations[tgw_attach_id]
    return TransitGatewayRelations(self, tgw_attach_id, table.id, "disassociating")


def enable_propagation(self, transit_gateway_attachment_id, transit_gateway_route_table_id):
    """docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html: routes to a peering are static. Users of
    AWS quote the code and the words."""
    table = table_of(self, transit_gateway_route_table_id)
    attachment = attachment_of(self, transit_gateway_attachment_id)
    if attachment.resource_type == "peering":
        raise EC2ClientError(
            "InvalidParameterCombination",
            "You cannot propagate a peering attachment to a Transit Gateway Route Table",
        )
    if propagation_of(table, attachment.id):
        raise EC2ClientError(
            "TransitGatewayRouteTablePropagation.Duplicate",
            f"Propagation for {attachment.id} is already enabled in {table.id}.",
        )
    table.route_table_propagation.append(told(RouteTablePropagation, attachment, "enabled"))
    return TransitGatewayRelations(self, attachment.id, table.id, "enabled")


def disable_propagation(self, transit_gateway_attachment_id, transit_gateway_route_table_id):
    table = table_of(self, transit_gateway_route_table_id)
    entry = propagation_of(table, transit_gateway_attachment_id)
    if not entry:
        raise EC2ClientError(
            "TransitGatewayRouteTablePropagation.NotFound",
            f"Propagation for {transit_gateway_attachment_id} is not enabled in {table.id}.",
        )
    table.route_table_propagation.remove(entry)
    return TransitGatewayRelations(self, transit_gateway_attachment_id, table.id, "disabled")


def propagation_of(table, attachment_id: str):
    for entry in table.route_table_propagation:
        if entry.transitGatewayAttachmentId == attachment_id:
            return entry
    return None
