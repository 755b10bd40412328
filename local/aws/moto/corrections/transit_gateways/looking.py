"""How things are found by their ids."""

from . import refusals


def listed(things: dict, ids, refusal) -> list:
    """Those of the ids, all of them without ids. One that is not there fails the whole request."""
    for thing_id in ids or []:
        if thing_id not in things:
            raise refusal(thing_id)
    return [thing for thing_id, thing in things.items() if not ids or thing_id in ids]


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
