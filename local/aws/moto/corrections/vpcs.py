"""VPCs and their CIDR blocks."""

from moto.ec2 import exceptions
from moto.ec2.models.vpcs import VPCBackend

from .changing import replace


def apply() -> None:
    replace(VPCBackend, "disassociate_vpc_cidr_block", disassociating_once)


def disassociating_once(disassociate):
    """A CIDR block that was taken away is not to be found: moto takes its routes away once more."""

    def disassociate_once(self, association_id):
        for vpc in self.vpcs.values():
            entry = vpc._cidr_block_association_set.get(association_id)
            if entry and entry["cidr_block_state"]["state"] == "disassociated":
                raise exceptions.InvalidVpcCidrBlockAssociationIdError(association_id)
        return disassociate(self, association_id)

    return disassociate_once
