"""Associations of private zones with VPCs, also with those of another account.

docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs-different-accounts.html
"""

from moto.route53.exceptions import (
    LastVPCAssociation,
    NoSuchHostedZone,
    PublicZoneVPCAssociation,
)
from moto.route53.models import Route53Backend

from ..changing import replace_whole
from . import refusals
from .vpcs import owner_of, require_free, require_own, zones_of_all, zones_with


def apply() -> None:
    replace_whole(
        Route53Backend,
        associate_vpc_with_hosted_zone=associate,
        disassociate_vpc_from_hosted_zone=disassociate,
        list_hosted_zones_by_vpc=list_by_vpc,
    )


def zone_of(zone_id: str):
    """A zone of any account, with its owner."""
    sought = zone_id.replace("/hostedzone/", "")
    for owner, zone in zones_of_all():
        if zone.resource_id == sought:
            return owner, zone
    raise NoSuchHostedZone(zone_id)


def associate(self, zone_id, vpcid, vpcregion):
    """docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html"""
    vpc = {"vpc_id": vpcid, "vpc_region": vpcregion}
    owner, zone = zone_of(zone_id)
    if owner != self.account_id and vpc not in zone.authorized_vpcs:
        raise refusals.zone_of_another(self.account_id)
    require_own(self, vpc)
    if not zone.private_zone:
        raise PublicZoneVPCAssociation()
    require_free(vpc, zone.name)
    zone.vpcs.append(vpc)
    return zone


def disassociate(self, zone_id, vpcid):
    """docs.aws.amazon.com/Route53/latest/APIReference/API_DisassociateVPCFromHostedZone.html: either
    account may. moto does not ask whether the VPC is there."""
    owner, zone = zone_of(zone_id)
    found = next((vpc for vpc in zone.vpcs if vpc["vpc_id"] == vpcid), None)
    if not found:
        raise refusals.not_associated({"vpc_id": vpcid})
    if self.account_id not in (owner, owner_of(found)):
        raise refusals.zone_of_another(self.account_id)
    if len(zone.vpcs) == 1:
        raise LastVPCAssociation()
    zone.vpcs.remove(found)
    return zone


def list_by_vpc(self, vpc_id):
    """docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZonesByVPC.html: those of other
    accounts as well, for the owner of the VPC."""
    found = zones_with(vpc_id)
    vpcs = [vpc for _, zone in found for vpc in zone.vpcs if vpc["vpc_id"] == vpc_id]
    if vpcs and owner_of(vpcs[0]) != self.account_id:
        raise refusals.not_owned(vpcs[0])
    return [
        {
            "HostedZoneId": zone.resource_id,
            "Name": zone.name,
            "Owner": {"OwningAccount": owner},
        }
        for owner, zone in found
    ]
