"""What the owner of a zone allows the owner of a VPC: to associate the two."""

from moto.core.responses import ActionResult
from moto.route53 import urls
from moto.route53.models import FakeZone
from moto.route53.responses import Route53

from ..changing import add
from . import refusals
from .vpcs import vpc_of

ZONE = r"{0}/(?P<api_version>[\d_-]+)/hostedzone/(?P<zone_id>[^/]+)"


def apply() -> None:
    add(FakeZone, authorized_vpcs=property(authorized))
    add(
        Route53,
        create_vpc_association_authorization=create,
        delete_vpc_association_authorization=delete,
        list_vpc_association_authorizations=list_of_zone,
    )
    for action in ("authorizevpcassociation", "deauthorizevpcassociation"):
        urls.url_paths[f"{ZONE}/{action}/?$"] = Route53.dispatch


def authorized(self) -> list[dict]:
    return vars(self).setdefault("_authorized_vpcs", [])


def zone_of(request) -> FakeZone:
    return request.backend.get_hosted_zone(request._get_param("HostedZoneId"))


def create(self) -> ActionResult:
    """docs.aws.amazon.com/Route53/latest/APIReference/API_CreateVPCAssociationAuthorization.html. The
    VPC may be anybody's: AWS does not look for it before it is associated. To ask twice is no failure."""
    zone, vpc = zone_of(self), vpc_of(self)
    if vpc not in zone.authorized_vpcs:
        zone.authorized_vpcs.append(vpc)
    return ActionResult({"HostedZoneId": zone.resource_id, "VPC": told(vpc)})


def delete(self) -> ActionResult:
    """docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteVPCAssociationAuthorization.html: what
    is associated stays so."""
    zone, vpc = zone_of(self), vpc_of(self)
    if vpc not in zone.authorized_vpcs:
        raise refusals.not_authorized(vpc)
    zone.authorized_vpcs.remove(vpc)
    return ActionResult({})


def list_of_zone(self) -> ActionResult:
    """docs.aws.amazon.com/Route53/latest/APIReference/API_ListVPCAssociationAuthorizations.html"""
    zone = zone_of(self)
    vpcs = [told(vpc) for vpc in zone.authorized_vpcs]
    return ActionResult({"HostedZoneId": zone.resource_id, "VPCs": vpcs})


def told(vpc: dict) -> dict:
    return {"VPCId": vpc["vpc_id"], "VPCRegion": vpc["vpc_region"]}
