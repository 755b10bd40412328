"""Security groups and their rules."""

from moto.ec2 import exceptions
from moto.ec2.models.security_groups import SecurityGroupBackend, SecurityGroupRule

from .changing import replace


def apply() -> None:
    for name in ("revoke_security_group_egress", "revoke_security_group_ingress"):
        replace(SecurityGroupBackend, name, knowing_ids)
    replace(SecurityGroupBackend, "_delete_security_group", deleting_unworn)
    replace(SecurityGroupRule, "description", describing_groups)


def knowing_ids(revoke):
    """A rule that is revoked by its id is not to be found by it: moto answers as for one by its
    ports, with InvalidPermission.NotFound."""

    def revoke_known(self, *arguments, security_rule_ids=None, **others):
        if security_rule_ids:
            self.describe_security_group_rules(list(security_rule_ids), {})
        return revoke(self, *arguments, security_rule_ids=security_rule_ids, **others)

    return revoke_known


def deleting_unworn(delete):
    """A group that a network interface wears cannot be deleted: moto deletes it.

    docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html
    """

    def delete_unworn(self, vpc_id, group_id):
        if any(group.id == group_id for eni in self.enis.values() for group in eni.group_set):
            raise exceptions.DependencyViolationError(f"resource {group_id} has a dependent object")
        return delete(self, vpc_id, group_id)

    return delete_unworn


def describing_groups(description):
    """A rule for another group has its description: moto tells it of rules for CIDR blocks alone.

    docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html
    """

    def describe(self):
        return description.fget(self) or self.source_group.get("Description")

    return property(describe)
