"""Where moto's answers differ from those of AWS in a way that this project's programs see.

Each correction names the document of AWS that it follows. They are written against the version of
moto that requirements.txt pins; `apply` fails when moto has no longer what a correction changes.
"""

import copy

from moto.ec2 import exceptions
from moto.ec2.models.security_groups import SecurityGroupBackend
from moto.ec2.models.vpc_peering_connections import VPCPeeringConnectionBackend
from moto.ec2.models.vpcs import VPCBackend


def apply() -> None:
    error_codes()
    blocks_that_are_gone()
    rules_that_are_gone()
    peerings_of_each_side()
    groups_in_use()


def error_codes() -> None:
    """The codes of AWS: docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html"""
    for error, wrong, right in (
        (
            exceptions.InvalidVPCPeeringConnectionIdError,
            "InvalidVpcPeeringConnectionId.NotFound",
            "InvalidVpcPeeringConnectionID.NotFound",
        ),
        (
            exceptions.InvalidVpcCidrBlockAssociationIdError,
            "InvalidVpcCidrBlockAssociationIdError.NotFound",
            "InvalidVpcCidrBlockAssociationID.NotFound",
        ),
    ):
        rename_code(error, wrong, right)


def rename_code(error: type, wrong: str, right: str) -> None:
    initialise = error.__init__

    def renamed(self, *arguments) -> None:
        initialise(self, *arguments)
        self.code = right

    if error("x").code != wrong:
        raise RuntimeError(f"moto: {error.__name__} has another code than {wrong}.")
    error.__init__ = renamed


def blocks_that_are_gone() -> None:
    """A CIDR block that was taken away is not to be found: moto takes its routes away once more."""
    disassociate = VPCBackend.disassociate_vpc_cidr_block

    def disassociate_once(self, association_id):
        for vpc in self.vpcs.values():
            entry = vpc._cidr_block_association_set.get(association_id)
            if entry and entry["cidr_block_state"]["state"] == "disassociated":
                raise exceptions.InvalidVpcCidrBlockAssociationIdError(association_id)
        return disassociate(self, association_id)

    VPCBackend.disassociate_vpc_cidr_block = disassociate_once


def rules_that_are_gone() -> None:
    """A rule that is revoked by its id is not to be found by it: moto answers as for one by its
    ports, with InvalidPermission.NotFound."""
    for name in ("revoke_security_group_egress", "revoke_security_group_ingress"):
        setattr(SecurityGroupBackend, name, knowing_ids(getattr(SecurityGroupBackend, name)))


def knowing_ids(revoke):
    def revoke_known(self, *arguments, security_rule_ids=None, **others):
        if security_rule_ids:
            self.describe_security_group_rules(list(security_rule_ids), {})
        return revoke(self, *arguments, security_rule_ids=security_rule_ids, **others)

    return revoke_known


def peerings_of_each_side() -> None:
    """A peering connection has tags of its own on each side, and one that is not there is an error.

    docs.aws.amazon.com/vpc/latest/peering: "tags … are only applied in the account or Region in
    which you create them". moto keeps one object, which shows the requester's tags to everyone.
    """
    describe = VPCPeeringConnectionBackend.describe_vpc_peering_connections

    def describe_own(self, vpc_peering_ids=None):
        for vpc_pcx_id in vpc_peering_ids or []:
            self.get_vpc_peering_connection(vpc_pcx_id)
        return [seen_from(self, pcx) for pcx in describe(self, vpc_peering_ids)]

    accept = VPCPeeringConnectionBackend.accept_vpc_peering_connection

    def accept_own(self, vpc_pcx_id):
        return seen_from(self, accept(self, vpc_pcx_id))

    VPCPeeringConnectionBackend.describe_vpc_peering_connections = describe_own
    VPCPeeringConnectionBackend.accept_vpc_peering_connection = accept_own


def seen_from(backend, pcx):
    """The connection with the tags that this account and region gave it; all else is shared."""
    seen = copy.copy(pcx)
    seen.ec2_backend = backend
    return seen


def groups_in_use() -> None:
    """A group that a network interface wears cannot be deleted: moto deletes it.

    docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html
    """
    delete = SecurityGroupBackend._delete_security_group

    def delete_unworn(self, vpc_id, group_id):
        if any(group.id == group_id for eni in self.enis.values() for group in eni.group_set):
            raise exceptions.DependencyViolationError(f"resource {group_id} has a dependent object")
        return delete(self, vpc_id, group_id)

    SecurityGroupBackend._delete_security_group = delete_unworn
