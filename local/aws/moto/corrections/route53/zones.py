"""Hosted zones, public and private."""

from moto.route53.models import FakeZone, RecordSet, Route53Backend
from moto.route53.responses import Route53

from ..changing import replace
from .vpcs import require_free, require_own, vpc_of

# docs.aws.amazon.com/Route53/latest/DeveloperGuide/SOA-NSrecords.html; those of a private zone are as
# users of AWS show them.
PRIVATE_SERVERS = [
    "ns-0.awsdns-00.com.",
    "ns-512.awsdns-00.net.",
    "ns-1024.awsdns-00.org.",
    "ns-1536.awsdns-00.co.uk.",
]
SOA = "{server} awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"


def apply() -> None:
    replace(Route53, "create_hosted_zone", creating_with_vpc)
    replace(Route53Backend, "create_hosted_zone", creating_with_records)


def creating_with_vpc(create):
    """A zone with a VPC is private: moto asks for a flag that AWS has in its answers only.

    docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html
    """

    def create_with_vpc(self):
        vpc = vpc_of(self)
        if vpc["vpc_id"]:
            require_own(self.backend, vpc)
            name = self._get_param("Name").rstrip(".") + "."
            require_free(vpc, name)
        self.params = {
            **self.params,
            "HostedZoneConfig": {
                "Comment": self._get_param("HostedZoneConfig.Comment") or "",
                "PrivateZone": bool(vpc["vpc_id"]),
            },
        }
        return create(self)

    return create_with_vpc


def creating_with_records(create):
    """The SOA record of moto has no form that DNS knows."""

    def create_with_records(self, *arguments, **others) -> FakeZone:
        zone = create(self, *arguments, **others)
        servers = PRIVATE_SERVERS
        if not zone.private_zone:
            servers = [f"{each.rstrip('.')}." for each in zone.delegation_set.name_servers]
        soa = SOA.format(server=servers[0 if not zone.private_zone else 3])
        zone.rrsets = [
            record(zone.name, "NS", "172800", servers),
            record(zone.name, "SOA", "900", [soa]),
        ]
        return zone

    return create_with_records


def record(name: str, kind: str, ttl: str, values: list[str]) -> RecordSet:
    return RecordSet({"Name": name, "Type": kind, "TTL": ttl, "ResourceRecords": values})
