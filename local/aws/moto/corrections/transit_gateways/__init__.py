"""Transit gateways: attachments, peerings between accounts and regions, and route tables.

Codes and texts of failures are those that users of AWS report, and those that
terraform-provider-aws asks for (internal/service/ec2/errors.go); what neither tells is marked as
inferred.
"""

from . import associations, attachments, gateways, peerings, route_tables, routes, vpc_routes


def apply() -> None:
    for part in (gateways, attachments, peerings, route_tables, associations, routes, vpc_routes):
        part.apply()
