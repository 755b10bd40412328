"""A peering connection has tags of its own on each side, and one that is not there is an error.

docs.aws.amazon.com/vpc/latest/peering: "tags … are only applied in the account or Region in
which you create them". moto keeps one object, which shows the requester's tags to everyone.
"""

import copy

from moto.core.responses import ActionResult
from moto.ec2.models.vpc_peering_connections import (
    VPCPeeringConnection,
    VPCPeeringConnectionBackend,
)
from moto.ec2.responses.vpc_peering_connections import VPCPeeringConnections as Responses

from .changing import replace, replace_whole
from .filters import matching


def apply() -> None:
    replace(VPCPeeringConnectionBackend, "describe_vpc_peering_connections", describing_own)
    replace(VPCPeeringConnectionBackend, "accept_vpc_peering_connection", accepting_own)
    replace_whole(Responses, describe_vpc_peering_connections=describe_matching)
    for side, vpc in (("accepter_vpc_info", "peer_vpc"), ("requester_vpc_info", "vpc")):
        replace(VPCPeeringConnection, side, telling_all_blocks(vpc))


def filters_of(side: str, vpc: str) -> dict:
    return {
        f"{side}-vpc-info.cidr-block": lambda pcx: getattr(pcx, vpc).cidr_block,
        f"{side}-vpc-info.owner-id": lambda pcx: getattr(pcx, vpc).owner_id,
        f"{side}-vpc-info.vpc-id": lambda pcx: getattr(pcx, vpc).id,
    }


# No request here expires.
FILTERS = {
    **filters_of("accepter", "peer_vpc"),
    **filters_of("requester", "vpc"),
    "status-code": lambda pcx: pcx.status["Code"],
    "status-message": lambda pcx: pcx.status["Message"],
    "vpc-peering-connection-id": lambda pcx: pcx.id,
}


def describe_matching(self) -> ActionResult:
    """moto ignores filters.

    docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
    """
    ids = self._get_param("VpcPeeringConnectionIds", [])
    found = self.ec2_backend.describe_vpc_peering_connections(vpc_peering_ids=ids)
    filters = self._filters_from_querystring()
    return ActionResult({"VpcPeeringConnections": matching(found, filters, FILTERS)})


def telling_all_blocks(vpc: str):
    """moto tells the first CIDR block of a VPC alone.

    docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcPeeringConnectionVpcInfo.html
    """

    def telling(info):
        def tell(self) -> dict:
            blocks = [
                {"CidrBlock": each["cidr_block"]}
                for each in getattr(self, vpc).get_cidr_block_association_set()
                if each["cidr_block_state"]["state"] == "associated"
            ]
            return {**info.fget(self), "CidrBlockSet": blocks}

        return property(tell)

    return telling


def describing_own(describe):
    def describe_own(self, vpc_peering_ids=None):
        for vpc_pcx_id in vpc_peering_ids or []:
            self.get_vpc_peering_connection(vpc_pcx_id)
        return [seen_from(self, pcx) for pcx in describe(self, vpc_peering_ids)]

    return describe_own


def accepting_own(accept):
    def accept_own(self, vpc_pcx_id):
        return seen_from(self, accept(self, vpc_pcx_id))

    return accept_own


def seen_from(backend, pcx):
    """The connection with the tags that this account and region gave it; all else is shared."""
    seen = copy.copy(pcx)
    seen.ec2_backend = backend
    return seen
