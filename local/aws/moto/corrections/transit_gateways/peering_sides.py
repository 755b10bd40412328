"""One side of a peering attachment, and what both sides have in common."""

from moto.ec2.models.transit_gateway_attachments import TransitGatewayAttachment

from .gateways import OVER
from .tables_of import associate_by_default, detach


class PeeringSide(TransitGatewayAttachment):
    """What one account sees in one region: `local` is its own gateway, `remote` the other one."""

    def __init__(self, backend, gateway, remote: dict, is_requester: bool, tags=None) -> None:
        super().__init__(backend, remote["TransitGatewayId"], "peering", gateway, tags)
        self.local = {
            "OwnerId": backend.account_id,
            "Region": backend.region_name,
            "TransitGatewayId": gateway.id,
        }
        self.remote = remote
        self.resource_owner_id = remote["OwnerId"]
        self.is_requester = is_requester
        self.accepter_transit_gateway_attachment_id = None
        self.sides = [self]
        self.status: dict = {}

    @property
    def transit_gateway_owner_id(self) -> str:
        return self.local["OwnerId"]

    @property
    def requester_tgw_info(self) -> dict:
        return self.local if self.is_requester else self.remote

    @property
    def accepter_tgw_info(self) -> dict:
        return self.remote if self.is_requester else self.local

    def become(self, state: str, message: str = "") -> None:
        """Brings both sides to a state, and what follows from it to their route tables."""
        for side in self.sides:
            side.state = state
            side.status = {"Code": state, "Message": message}
            if state == "available":
                associate_by_default(side)
            elif state in OVER:
                detach(side)
