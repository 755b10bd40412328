"""What stands in all accounts and regions that anybody has used: AWS looks across them."""

from moto.ec2.models import ec2_backends


def ec2_backends_of(region: str = "") -> list:
    """The backends of EC2 in all accounts, in one region or in all. Looking makes none."""
    return [
        backend
        for account in list(ec2_backends.values())
        for name, backend in list(account.items())
        if region in ("", name)
    ]
