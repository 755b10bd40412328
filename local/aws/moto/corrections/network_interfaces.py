"""Network interfaces."""

from moto.ec2.models.elastic_network_interfaces import NetworkInterface

from .changing import replace


def apply() -> None:
    replace(NetworkInterface, "get_filter_value", finding_by_any_address)


def finding_by_any_address(get_filter_value):
    """moto finds an interface by its first address alone.

    docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html
    """

    def find_by_any_address(self, filter_name, method_name=None):
        if filter_name == "addresses.private-ip-address":
            others = [each.get("PrivateIpAddress") for each in self.private_ip_addresses]
            return [self.private_ip_address, *others]
        return get_filter_value(self, filter_name, method_name)

    return find_by_any_address
