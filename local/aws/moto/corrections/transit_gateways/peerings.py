"""Peering attachments: one for each side, which the other account and region cannot see.

docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html. moto keeps one object for both sides, and does
not bring it to a region that nobody has asked yet.
"""

from moto.ec2.exceptions import InvalidParameterValueErrorPeeringAttachment
from moto.ec2.models import ec2_backends
from moto.ec2.models.transit_gateway_attachments import TransitGatewayAttachmentBackend
from moto.ec2.utils import random_transit_gateway_attachment_id

from ..changing import replace_whole
from ..telling import under_way
from .attachments import FILTERS, describe_of_type
from .gateways import OVER
from .looking import attachment_of, gateway_of
from .peering_sides import PeeringSide
from .refusals import invalid_state


def apply() -> None:
    replace_whole(
        TransitGatewayAttachmentBackend,
        accept_transit_gateway_peering_attachment=accept,
        create_transit_gateway_peering_attachment=create,
        delete_transit_gateway_peering_attachment=delete,
        describe_transit_gateway_peering_attachments=describe,
        reject_transit_gateway_peering_attachment=reject,
    )


PEERING_FILTERS = {
    **FILTERS,
    "local-owner-id": lambda side: side.local["OwnerId"],
    "remote-owner-id": lambda side: side.remote["OwnerId"],
}


def create(self, transit_gateway_id, peer_transit_gateway_id, peer_region, peer_account_id, tags):
    """In one region the two sides have ids of their own, across regions the same one.

    github.com/hashicorp/terraform-provider-aws/issues/24677 and 40880
    """
    gateway = gateway_of(self, transit_gateway_id)
    remote = {
        "OwnerId": peer_account_id,
        "Region": peer_region,
        "TransitGatewayId": peer_transit_gateway_id,
    }
    requester = PeeringSide(self, gateway, remote, is_requester=True, tags=tags)
    is_near = peer_region == self.region_name
    accepter_id = random_transit_gateway_attachment_id() if is_near else requester.id
    requester.accepter_transit_gateway_attachment_id = accepter_id
    peer_backend = backend_of(peer_account_id, peer_region)
    peer_gateway = peer_backend and peer_backend.transit_gateways.get(peer_transit_gateway_id)
    why = reason_to_fail(self, requester, peer_gateway)
    self.transit_gateway_attachments[requester.id] = requester
    if why:
        requester.become("failed", why)
    else:
        accepter = PeeringSide(peer_backend, peer_gateway, requester.local, is_requester=False)
        accepter.id = accepter_id
        requester.sides = accepter.sides = [requester, accepter]
        peer_backend.transit_gateway_attachments[accepter_id] = accepter
        requester.become("pendingAcceptance")
    return under_way(requester, "initiatingRequest")


def backend_of(account_id: str, region: str):
    try:
        return ec2_backends[account_id][region]
    except KeyError:
        return None


def reason_to_fail(backend, requester: PeeringSide, peer_gateway) -> str:
    """Two gateways have one peering at most.

    docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html. That a second one comes to nothing
    after it got its ids is inferred from github.com/timescale/terraform-provider-timescale/issues/363:
    its id was told, and the accepter never saw it. The same is inferred for a peer that is not there.
    """
    if not peer_gateway:
        return "The peer transit gateway does not exist."
    pairs = [
        side.remote["TransitGatewayId"]
        for side in backend.transit_gateway_attachments.values()
        if isinstance(side, PeeringSide)
        and side.transit_gateway_id == requester.transit_gateway_id
        and side.state not in OVER
    ]
    return "The transit gateways are peered already." if peer_gateway.id in pairs else ""


def describe(self, transit_gateways_attachment_ids=None, filters=None):
    ids = transit_gateways_attachment_ids
    return describe_of_type(self, "peering", ids, filters, PEERING_FILTERS)


def accept(self, transit_gateway_attachment_id):
    """docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptTransitGatewayPeeringAttachment.html"""
    side = pending_of_accepter(self, transit_gateway_attachment_id, "accept")
    side.become("available")
    return under_way(side, "pending")


def reject(self, transit_gateway_attachment_id):
    side = pending_of_accepter(self, transit_gateway_attachment_id, "reject")
    side.become("rejected")
    return under_way(side, "rejecting")


def pending_of_accepter(backend, attachment_id: str, operation: str) -> PeeringSide:
    """github.com/hashicorp/terraform-provider-aws/issues/25617 has the words for the requester's id."""
    side = attachment_of(backend, attachment_id, "peering")
    if side.is_requester:
        raise InvalidParameterValueErrorPeeringAttachment(operation, attachment_id)
    if side.state != "pendingAcceptance":
        raise invalid_state(attachment_id)
    return side


def delete(self, transit_gateway_attachment_id):
    """Either side may."""
    side = attachment_of(self, transit_gateway_attachment_id, "peering")
    side.become("deleted")
    return under_way(side, "deleting")
