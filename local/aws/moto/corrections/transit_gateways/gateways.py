"""Transit gateways themselves."""

import re

from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.transit_gateway import TransitGateway, TransitGatewayBackend

from ..changing import replace, replace_whole
from ..filters import matching
from ..telling import under_way
from . import refusals
from .looking import gateway_of, listed

OVER = ("deleted", "failed", "rejected")
KINDS = {"vpc": "VPC", "peering": "Transit Gateway Cross Region Peering", "vpn": "VPN"}

OPTIONS = (
    "AmazonSideAsn",
    "AssociationDefaultRouteTableId",
    "AutoAcceptSharedAttachments",
    "DefaultRouteTableAssociation",
    "DefaultRouteTablePropagation",
    "DnsSupport",
    "PropagationDefaultRouteTableId",
    "VpnEcmpSupport",
)


def filter_of(option: str) -> str:
    """`DnsSupport` is filtered by as `options.dns-support`."""
    return "options." + re.sub(r"(?<!^)(?=[A-Z])", "-", option).lower()


FILTERS = {
    "owner-id": lambda gateway: gateway.owner_id,
    "state": lambda gateway: gateway.state,
    "transit-gateway-id": lambda gateway: gateway.id,
    **{
        filter_of(option): lambda gateway, option=option: gateway.options.get(option, "")
        for option in OPTIONS
    },
}


def apply() -> None:
    replace(TransitGateway, "__init__", with_defaults_that_are_on)
    replace(TransitGatewayBackend, "modify_transit_gateway", modifying_known)
    replace_whole(
        TransitGatewayBackend,
        delete_transit_gateway=delete_unattached,
        describe_transit_gateways=describe_known,
    )


def with_defaults_that_are_on(initialise):
    """A default route table is there for what it is the default of: moto always has both.

    docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html
    """

    def initialised(self, backend, *arguments, **others) -> None:
        initialise(self, backend, *arguments, **others)
        self.options.setdefault("SecurityGroupReferencingSupport", "disable")
        settle_defaults(self)
        table = self.default_route_table
        if not table.default_association_route_table and not table.default_propagation_route_table:
            del backend.transit_gateways_route_tables[table.id]

    return initialised


def settle_defaults(gateway) -> None:
    for kind in ("Association", "Propagation"):
        is_on = gateway.options[f"DefaultRouteTable{kind}"] == "enable"
        setattr(gateway.default_route_table, f"default_{kind.lower()}_route_table", is_on)
        if not is_on:
            gateway.options.pop(f"{kind}DefaultRouteTableId", None)


def modifying_known(modify):
    def modify_known(self, transit_gateway_id, *arguments, **others):
        gateway_of(self, transit_gateway_id)
        gateway = modify(self, transit_gateway_id, *arguments, **others)
        settle_defaults(gateway)
        return under_way(gateway, "modifying")

    return modify_known


def describe_known(self, filters, transit_gateway_ids):
    """moto leaves out what is not there."""
    found = listed(self.transit_gateways, transit_gateway_ids, refusals.no_gateway)
    return matching(found, filters, FILTERS)


def delete_unattached(self, transit_gateway_id):
    """moto deletes one in use. github.com/gruntwork-io/cloud-nuke/issues/744 has the words."""
    gateway = gateway_of(self, transit_gateway_id)
    for attachment in self.transit_gateway_attachments.values():
        if attachment.transit_gateway_id == gateway.id and attachment.state not in OVER:
            kind = KINDS.get(attachment.resource_type, "Transit Gateway")
            message = f"{gateway.id} has non-deleted {kind} Attachments: {attachment.id}."
            raise EC2ClientError("IncorrectState", message)
    for table in self.transit_gateways_route_tables.values():
        if table.transit_gateway_id == gateway.id:
            table.state = "deleted"
    del self.transit_gateways[gateway.id]
    return under_way(gateway, "deleting")
