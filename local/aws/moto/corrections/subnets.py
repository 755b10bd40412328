"""Subnets."""

from moto.ec2.exceptions import DependencyViolationError
from moto.ec2.models.subnets import SubnetBackend

from .changing import replace


def apply() -> None:
    replace(SubnetBackend, "delete_subnet", deleting_empty)


def deleting_empty(delete):
    """A subnet with a network interface in it cannot be deleted: moto deletes it.

    docs.aws.amazon.com/vpc/latest/userguide/subnet-deleting.html
    """

    def delete_empty(self, subnet_id):
        if any(interface.subnet.id == subnet_id for interface in self.enis.values()):
            raise DependencyViolationError(
                f"The subnet '{subnet_id}' has dependencies and cannot be deleted."
            )
        return delete(self, subnet_id)

    return delete_empty
