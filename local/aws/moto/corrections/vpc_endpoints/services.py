"""Endpoint services: what the account of a load balancer offers to others."""

import copy
from functools import lru_cache

from moto.core.base_backend import BaseBackend
from moto.ec2.exceptions import InvalidServiceName
from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend
from moto.ec2.models.vpc_service_configuration import VPCServiceConfiguration
from moto.ec2.models.vpcs import AWS_ENDPOINT_SERVICES, VPCBackend
from moto.ec2.utils import random_id

from ..accounts import ec2_backends_of
from ..changing import add, replace

# What AWS names the services of its customers with.
PREFIX = "com.amazonaws.vpce."


def apply() -> None:
    replace(VPCServiceConfiguration, "__init__", with_ids_of_aws)
    replace(VPCServiceConfiguration, "to_dict", telling_more)
    replace(VPCBackend, "describe_vpc_endpoint_services", describing_visible)
    replace(VPCBackend, "_collect_default_endpoint_services", lambda _moto: of_aws)
    add(
        VPCServiceConfiguration,
        availability_zone_ids=property(zone_ids),
        supported_ip_address_types=["ipv4"],
    )


def with_ids_of_aws(initialise):
    """The ids of AWS have 17 digits, those of moto 8. A zone of two load balancers is one zone."""

    def initialised(self, load_balancers, region, *arguments, **others) -> None:
        initialise(self, load_balancers, region, *arguments, **others)
        self.id = random_id("vpce-svc")
        self.region = region
        self.service_name = f"{PREFIX}{region}.{self.id}"
        self.endpoint_dns_name = f"{self.id}.{region}.vpce.amazonaws.com"
        self.availability_zones = sorted(set(self.availability_zones))

    return initialised


def zone_ids(self) -> list[str]:
    """docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ServiceDetail.html"""
    zones = RegionsAndZonesBackend.zones[self.region]
    return [zone.zone_id for zone in zones if zone.name in self.availability_zones]


def telling_more(to_dict):
    """The same document. moto lacks the tags as well, by which it filters."""

    def tell_more(self) -> dict:
        told = {
            **to_dict(self),
            "AvailabilityZoneIds": self.availability_zone_ids,
            "ServiceRegion": self.region,
            "SupportedIpAddressTypes": self.supported_ip_address_types,
            "Tags": [{"Key": tag["key"], "Value": tag["value"]} for tag in self.get_tags()],
        }
        if not self.private_dns_name:
            told["PrivateDnsNames"] = []
        return told

    return tell_more


def describing_visible(describe):
    def describe_visible(self, *arguments, **others):
        seen = copy.copy(self)
        seen.configurations = {service.id: service for service in visible_to(self)}
        return describe(seen, *arguments, **others)

    return describe_visible


@staticmethod
@lru_cache
def of_aws(_account_id: str, region: str) -> list[dict]:
    """The services of AWS, by their names. moto asks all that it can play, and breaks where what one of
    these needs is not installed."""
    zones = [zone.name for zone in RegionsAndZonesBackend.zones[region]]
    tell = BaseBackend.default_vpc_endpoint_service_factory
    return [told for name in AWS_ENDPOINT_SERVICES for told in tell(region, zones, name)]


def visible_to(backend, region: str = "") -> list:
    """The services of a region that an account may use: its own, and those that it is allowed.

    docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#add-remove-permissions.
    That it may always use its own is moto's.
    """
    return [
        service
        for owner in ec2_backends_of(region or backend.region_name)
        for service in owner.configurations.values()
        if owner is backend or is_allowed(service, backend.account_id)
    ]


def is_allowed(service, account_id: str) -> bool:
    return any(each == "*" or f"::{account_id}:" in each for each in service.principals)


def service_named(backend, name: str, region: str = ""):
    """A service that the account may use; of another region, where it is offered in this one.

    docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#add-endpoint-service-regions
    """
    here = backend.region_name
    for service in visible_to(backend, region):
        is_near = service.region == here or here in service._supported_region_names
        if service.service_name == name and is_near:
            return service
    raise InvalidServiceName(name)
