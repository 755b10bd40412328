"""An interface endpoint to an endpoint service, with its network interfaces and names."""

import string

from moto.ec2.models.vpcs import VPCEndPoint
from moto.ec2.utils import random_vpc_ep_id
from moto.moto_api._internal import mock_random

from .names import dns_entries

SUFFIX = string.ascii_lowercase + string.digits


class InterfaceEndpoint(VPCEndPoint):
    """moto's own takes its addresses from anywhere, and its network interfaces stay as they are."""

    ip_address_type = "ipv4"
    dns_options = {"DnsRecordIpType": "ipv4"}
    requester_managed = False

    def __init__(self, backend, service, vpc_id: str, group_ids: list[str], **others) -> None:
        super().__init__(
            backend,
            random_vpc_ep_id(),
            vpc_id,
            service.service_name,
            "Interface",
            route_table_ids=[],
            security_group_ids=list(group_ids),
            **others,
        )
        self.service = service
        self.suffix = "".join(mock_random.choice(SUFFIX) for _ in range(8))
        self.state = "pendingAcceptance" if service.acceptance_required else "available"
        self.subnet_ids = []
        self.network_interfaces: dict = {}
        self.dns_entries = self.told_names()

    @property
    def service_region(self) -> str:
        return self.service.region

    @property
    def subnets(self) -> list:
        return [self.ec2_backend.get_subnet(subnet_id) for subnet_id in self.subnet_ids]

    def told_names(self) -> list[dict[str, str]]:
        zones = [subnet.availability_zone for subnet in self.subnets]
        return dns_entries(f"{self.id}-{self.suffix}", self.service, zones)

    def enter(self, subnet) -> None:
        """A network interface with an address of the subnet.

        docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
        """
        interface = self.ec2_backend.create_network_interface(
            subnet,
            subnet.get_available_subnet_ip(self),
            group_ids=self.security_group_ids,
            description=f"VPC Endpoint Interface {self.id}",
        )
        interface.interface_type = "vpc_endpoint"
        interface.requester_managed = True
        interface.status = "in-use"
        self.network_interfaces[subnet.id] = interface
        self.settle()

    def leave(self, subnet_id: str) -> None:
        interface = self.network_interfaces.pop(subnet_id)
        interface.subnet.del_subnet_ip(interface.private_ip_address)
        self.ec2_backend.enis.pop(interface.id, None)
        self.settle()

    def settle(self) -> None:
        self.subnet_ids = list(self.network_interfaces)
        self.network_interface_ids = [each.id for each in self.network_interfaces.values()]
        self.dns_entries = self.told_names()

    def wear(self, group_ids: list[str]) -> None:
        """Other security groups, for each of its network interfaces."""
        self.security_group_ids = list(group_ids)
        groups = [self.ec2_backend.get_security_group_from_id(each) for each in group_ids]
        for interface in self.network_interfaces.values():
            interface._group_set = list(groups)

    def become_deleted(self) -> None:
        """It stays listed as deleted: moto forgets none."""
        for subnet_id in list(self.subnet_ids):
            self.leave(subnet_id)
        self.dns_entries = []
        self.security_group_ids = []
        self.state = "deleted"
