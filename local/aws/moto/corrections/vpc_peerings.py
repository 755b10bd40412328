"""A peering connection has tags of its own on each side, and one that is not there is an error.

docs.aws.amazon.com/vpc/latest/peering: "tags … are only applied in the account or Region in
which you create them". moto keeps one object, which shows the requester's tags to everyone.
"""

import copy

from moto.ec2.models.vpc_peering_connections import VPCPeeringConnectionBackend

from .changing import replace


def apply() -> None:
    replace(VPCPeeringConnectionBackend, "describe_vpc_peering_connections", describing_own)
    replace(VPCPeeringConnectionBackend, "accept_vpc_peering_connection", accepting_own)


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
