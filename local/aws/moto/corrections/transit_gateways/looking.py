"""How things are found by their ids and by filters."""

from fnmatch import fnmatchcase

from . import refusals


def listed(things: dict, ids, refusal) -> list:
    """Those of the ids, all of them without ids. One that is not there fails the whole request."""
    for thing_id in ids or []:
        if thing_id not in things:
            raise refusal(thing_id)
    return [thing for thing_id, thing in things.items() if not ids or thing_id in ids]


def matching(things: list, filters, values: dict) -> list:
    """Those that all filters let through: `values` tells what of a thing a filter compares.

    docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html: `*` and `?` are wildcards.
    moto lets everything through a filter that it does not know.
    """
    for name in filters or {}:
        if name not in values and name != "tag-key" and not name.startswith("tag:"):
            raise refusals.invalid_filter(name)
    return [thing for thing in things if is_match(thing, filters or {}, values)]


def is_match(thing, filters, values: dict) -> bool:
    return all(
        any(
            fnmatchcase(value, pattern)
            for value in compared(thing, name, values)
            for pattern in wanted
        )
        for name, wanted in filters.items()
    )


def compared(thing, name: str, values: dict) -> list[str]:
    if name in values:
        value = values[name](thing)
        return [str(value).lower() if isinstance(value, bool) else str(value)]
    tags = {tag["key"]: tag["value"] for tag in thing.get_tags()}
    if name == "tag-key":
        return list(tags)
    key = name.removeprefix("tag:")
    return [tags[key]] if key in tags else []


def attachment_of(backend, attachment_id: str, resource_type: str = ""):
    """An attachment that exists, of this type where one is given."""
    found = backend.transit_gateway_attachments.get(attachment_id)
    if not found or found.state == "deleted" or resource_type not in ("", found.resource_type):
        raise refusals.no_attachment(attachment_id, "VPC " if resource_type == "vpc" else "")
    return found


def gateway_of(backend, gateway_id: str):
    found = backend.transit_gateways.get(gateway_id)
    if not found:
        raise refusals.no_gateway(gateway_id)
    return found


def table_of(backend, table_id: str):
    found = backend.transit_gateways_route_tables.get(table_id)
    if not found or found.state == "deleted":
        raise refusals.no_route_table(table_id)
    return found
