"""Changes of records: all of a request, or none."""

import copy

from moto.route53.models import Route53Backend
from moto.route53.utils import validate_domain_name

from ..accounts import ec2_backends_of
from ..changing import replace
from ..vpc_endpoints.names import domain_of
from . import refusals

ACTIONS = ("CREATE", "UPSERT", "DELETE")


def apply() -> None:
    replace(Route53Backend, "change_resource_record_sets", changing_whole)


def changing_whole(change):
    """moto compares a record with the requests that it had before, not with the records that there
    are, and leaves a batch half done.

    docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
    """

    def change_whole(self, zoneid, change_list):
        zone = self.get_hosted_zone(zoneid)
        changes = [complete(each) for each in change_list]
        tried = copy.copy(zone)
        tried.rrsets = list(zone.rrsets)
        for each in changes:
            try_change(tried, each)
        zone.rrsets = tried.rrsets

    return change_whole


def complete(change: dict) -> dict:
    """A change with the whole name of its record, and nothing in it that was not asked for."""
    record = dict(change["ResourceRecordSet"])
    record["Name"] = record["Name"].rstrip(".").lower() + "."
    if record.get("AliasTarget"):
        record.pop("TTL", None)
        target = record["AliasTarget"]
        record["AliasTarget"] = {**target, "DNSName": target["DNSName"].rstrip(".").lower() + "."}
    else:
        record.pop("AliasTarget", None)
    record["ResourceRecords"] = [each["Value"] for each in record.get("ResourceRecords") or []]
    return {"Action": change["Action"], "ResourceRecordSet": record}


def try_change(zone, change: dict) -> None:
    action, record = change["Action"], change["ResourceRecordSet"]
    name, kind = record["Name"], record["Type"]
    validate_domain_name(name, code="InvalidChangeBatch")
    if action not in ACTIONS:
        raise refusals.invalid_change(f"Invalid action {action}")
    if name != zone.name and not name.endswith(f".{zone.name}"):
        raise refusals.outside(name, zone.name)
    found = [each for each in zone.rrsets if is_same_set(each, record)]
    if action == "DELETE":
        remove(zone, found, record)
        return
    if action == "CREATE" and found:
        raise refusals.record_exists(name, kind)
    refuse_cname(zone, record)
    require_target(record)
    zone.upsert_rrset(record)


def is_same_set(there, record: dict) -> bool:
    same = there.name == record["Name"] and there.type == record["Type"]
    return same and there.set_identifier == record.get("SetIdentifier")


def remove(zone, found: list, record: dict) -> None:
    if not found:
        raise refusals.no_record(record["Name"], record["Type"])
    there = found[0]
    same_values = sorted(there.records) == sorted(record["ResourceRecords"])
    same_ttl = str(there.ttl or "") == str(record.get("TTL") or "")
    if not same_values or not same_ttl or there.alias_target != record.get("AliasTarget"):
        raise refusals.other_values(record["Name"], record["Type"])
    zone.rrsets = [each for each in zone.rrsets if each is not there]


def refuse_cname(zone, record: dict) -> None:
    name, kind = record["Name"], record["Type"]
    if kind == "CNAME" and name == zone.name:
        raise refusals.cname_at_apex(zone.name)
    others = [each.type for each in zone.rrsets if each.name == name and each.type != kind]
    if (kind == "CNAME" and others) or "CNAME" in others:
        raise refusals.cname_beside(name, kind, zone.name)


def require_target(record: dict) -> None:
    """The target of an alias is there: looked for among interface endpoints only."""
    target = record.get("AliasTarget")
    domain = target and domain_of(target["HostedZoneId"])
    if not domain:
        return
    if not target["DNSName"].endswith(f".{domain}."):
        raise refusals.outside_target_zone(target, record["Type"])
    names = [
        f"{entry['DnsName']}."
        for backend in ec2_backends_of()
        for endpoint in backend.vpc_end_points.values()
        for entry in endpoint.dns_entries
    ]
    if target["DNSName"] not in names:
        raise refusals.no_target(target, record["Type"])
