"""Where moto's answers differ from those of AWS in a way that this project's programs see.

Each correction names the document of AWS, or the source, that it follows. They are written against
the version of moto that requirements.txt pins; `apply` fails when moto has no longer what a correction
changes.
"""

from . import (
    error_codes,
    network_interfaces,
    peering_routes,
    route53,
    security_groups,
    subnets,
    transit_gateways,
    vpc_endpoints,
    vpc_peerings,
    vpcs,
)

SUBJECTS = (
    error_codes,
    vpcs,
    subnets,
    security_groups,
    network_interfaces,
    vpc_peerings,
    peering_routes,
    transit_gateways,
    vpc_endpoints,
    route53,
)


def apply() -> None:
    for subject in SUBJECTS:
        subject.apply()
