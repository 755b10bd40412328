"""The VPCs that zones are associated with, whoever has them."""

from moto.route53.models import Route53Backend, route53_backends

from ..accounts import ec2_backends_of
from . import refusals


def vpc_of(request) -> dict:
    """The VPC of a request, in moto's own form."""
    return {
        "vpc_id": request._get_param("VPC.VPCId") or "",
        "vpc_region": request._get_param("VPC.VPCRegion") or "",
    }


def owner_of(vpc: dict) -> str:
    """The account that has the VPC."""
    for backend in ec2_backends_of(vpc["vpc_region"]):
        if vpc["vpc_id"] in backend.vpcs:
            return backend.account_id
    raise refusals.no_vpc(vpc)


def require_own(backend: Route53Backend, vpc: dict) -> None:
    if owner_of(vpc) != backend.account_id:
        raise refusals.vpc_of_another(vpc)


def zones_of_all() -> list[tuple[str, object]]:
    """The zones of all accounts, each with its owner."""
    return [
        (backend.account_id, zone)
        for account in list(route53_backends.values())
        for backend in list(account.values())
        for zone in backend.zones.values()
    ]


def zones_with(vpc_id: str) -> list[tuple[str, object]]:
    return [
        (owner, zone)
        for owner, zone in zones_of_all()
        if any(each["vpc_id"] == vpc_id for each in zone.vpcs)
    ]


def require_free(vpc: dict, name: str) -> None:
    """A VPC has one zone of a name at most."""
    for _, zone in zones_with(vpc["vpc_id"]):
        if zone.name == name:
            raise refusals.zone_taken(vpc, zone)
