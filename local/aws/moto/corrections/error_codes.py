"""The codes of AWS: docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html"""

from moto.ec2 import exceptions

from .changing import replace


def apply() -> None:
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
    if error("x").code != wrong:
        raise RuntimeError(f"moto: {error.__name__} has another code than {wrong}.")

    def renaming(initialise):
        def renamed(self, *arguments) -> None:
            initialise(self, *arguments)
            self.code = right

        return renamed

    replace(error, "__init__", renaming)
