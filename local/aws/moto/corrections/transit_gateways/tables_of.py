"""What the route tables of a gateway have of one attachment."""

from moto.ec2.models.transit_gateway_route_tables import (
    RouteTableAssociation,
    RouteTablePropagation,
)


def tables_of(attachment) -> list:
    tables = attachment.ec2_backend.transit_gateways_route_tables.values()
    return [table for table in tables if table.transit_gateway_id == attachment.transit_gateway_id]


def association_of(attachment):
    """The one that it has, in the form of DescribeTransitGatewayAttachments."""
    for table in tables_of(attachment):
        association = table.route_table_associations.get(attachment.id)
        if association:
            return {"State": association.state, "TransitGatewayRouteTableId": table.id}
    return None


def associate_by_default(attachment) -> None:
    """As the gateway says, once the attachment is available. AWS propagates no peerings.

    docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html
    """
    for table in tables_of(attachment):
        if table.default_association_route_table:
            association = told(RouteTableAssociation, attachment, "associated")
            table.route_table_associations[attachment.id] = association
        if table.default_propagation_route_table and attachment.resource_type != "peering":
            table.route_table_propagation.append(told(RouteTablePropagation, attachment, "enabled"))


def told(kind: type, attachment, state: str):
    return kind(attachment.resource_id, attachment.resource_type, state, attachment.id)


def detach(attachment) -> None:
    """Static routes stay behind as blackholes.

    docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html; that they lose the attachment is inferred.
    """
    for table in tables_of(attachment):
        table.route_table_associations.pop(attachment.id, None)
        table.route_table_propagation = [
            entry
            for entry in table.route_table_propagation
            if entry.transitGatewayAttachmentId != attachment.id
        ]
        for route in table.routes.values():
            targets = route["transitGatewayAttachments"]
            if any(each["transitGatewayAttachmentId"] == attachment.id for each in targets):
                route.update({"state": "blackhole", "transitGatewayAttachments": []})
