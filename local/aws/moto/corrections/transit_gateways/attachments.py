"""Attachments of VPCs, and of whatever else."""

from moto.core.responses import ActionResult
from moto.ec2.exceptions import DuplicateTransitGatewayAttachmentError
from moto.ec2.models.transit_gateway_attachments import (
    TransitGatewayAttachment,
    TransitGatewayAttachmentBackend,
    TransitGatewayVpcAttachment,
)
from moto.ec2.responses.transit_gateway_attachments import TransitGatewayAttachment as Responses

from ..changing import replace, replace_whole
from ..filters import matching
from ..telling import under_way
from . import refusals
from .looking import attachment_of, gateway_of, listed
from .tables_of import associate_by_default, association_of, detach

FILTERS = {
    "state": lambda attachment: attachment.state,
    "transit-gateway-attachment-id": lambda attachment: attachment.id,
    "transit-gateway-id": lambda attachment: attachment.transit_gateway_id,
}
VPC_FILTERS = {**FILTERS, "vpc-id": lambda attachment: attachment.resource_id}


def associated(field: str):
    return lambda attachment: (attachment.association or {}).get(field, "")


ALL_FILTERS = {
    **FILTERS,
    "association.state": associated("State"),
    "association.transit-gateway-route-table-id": associated("TransitGatewayRouteTableId"),
    "resource-id": lambda attachment: attachment.resource_id,
    "resource-owner-id": lambda attachment: attachment.resource_owner_id,
    "resource-type": lambda attachment: attachment.resource_type,
    "transit-gateway-owner-id": lambda attachment: attachment.transit_gateway_owner_id,
}


def apply() -> None:
    # moto shows the default table for good, whatever the attachment is associated with.
    replace(TransitGatewayAttachment, "association", lambda _moto: property(association_of))
    replace(Responses, "create_transit_gateway_vpc_attachment", lambda _moto: create_with_its_tags)
    backend = TransitGatewayAttachmentBackend
    replace(backend, "modify_transit_gateway_vpc_attachment", modifying_known)
    replace_whole(
        backend,
        create_transit_gateway_vpc_attachment=create,
        delete_transit_gateway_vpc_attachment=delete,
        describe_transit_gateway_attachments=describe,
        describe_transit_gateway_vpc_attachments=describe_of_vpcs,
    )


def create_with_its_tags(self) -> ActionResult:
    """moto looks for the tags of a route table.

    docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTransitGatewayVpcAttachment.html
    """
    attachment = self.ec2_backend.create_transit_gateway_vpc_attachment(
        transit_gateway_id=self._get_param("TransitGatewayId"),
        vpc_id=self._get_param("VpcId"),
        subnet_ids=self._get_param("SubnetIds", []),
        tags=self._parse_tag_specification().get("transit-gateway-attachment", {}),
        options=self._get_param("Options", {}),
    )
    return ActionResult({"TransitGatewayVpcAttachment": attachment})


def create(self, transit_gateway_id, vpc_id, subnet_ids, tags=None, options=None):
    """The same document: of a VPC and subnets that exist, once, and with the gateway's defaults."""
    gateway = gateway_of(self, transit_gateway_id)
    self.get_vpc(vpc_id)
    for subnet_id in subnet_ids:
        self.get_subnet(subnet_id)
    same = {"transit-gateway-id": [gateway.id], "vpc-id": [vpc_id]}
    others = describe_of_vpcs(self, filters=same)
    if any(other.state != "deleted" for other in others):
        raise DuplicateTransitGatewayAttachmentError(gateway.id)
    attachment = TransitGatewayVpcAttachment(self, gateway, vpc_id, list(subnet_ids), tags, options)
    self.transit_gateway_attachments[attachment.id] = attachment
    associate_by_default(attachment)
    return under_way(attachment, "pending")


def modifying_known(modify):
    def modify_known(self, transit_gateway_attachment_id, **others):
        attachment_of(self, transit_gateway_attachment_id, "vpc")
        return under_way(modify(self, transit_gateway_attachment_id, **others), "modifying")

    return modify_known


def delete(self, transit_gateway_attachment_id):
    """It stays listed as deleted: terraform-provider-aws waits for that (wait.go)."""
    attachment = attachment_of(self, transit_gateway_attachment_id, "vpc")
    attachment.state = "deleted"
    detach(attachment)
    return under_way(attachment, "deleting")


def describe(self, transit_gateways_attachment_ids=None, filters=None):
    ids = transit_gateways_attachment_ids
    found = listed(self.transit_gateway_attachments, ids, refusals.no_attachment)
    return matching(found, filters, ALL_FILTERS)


def describe_of_vpcs(self, transit_gateways_attachment_ids=None, filters=None):
    """moto lists the peerings, too."""
    return describe_of_type(self, "vpc", transit_gateways_attachment_ids, filters, VPC_FILTERS)


def describe_of_type(backend, resource_type, ids, filters, values):
    of_type = {
        attachment_id: attachment
        for attachment_id, attachment in backend.transit_gateway_attachments.items()
        if attachment.resource_type == resource_type
    }
    return matching(listed(of_type, ids, refusals.no_attachment), filters, values)
