"""How things are found by filters."""

from fnmatch import fnmatchcase

from moto.ec2.exceptions import EC2ClientError


def matching(things: list, filters, values: dict) -> list:
    """Those that all filters let through: `values` tells what of a thing a filter compares.

    docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html: `*` and `?` are wildcards.
    moto lets everything through a filter that it does not know.
    """
    for name in filters or {}:
        if name not in values and name != "tag-key" and not name.startswith("tag:"):
            raise invalid_filter(name)
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


def invalid_filter(name: str) -> EC2ClientError:
    """docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html"""
    return EC2ClientError("InvalidParameterValue", f"The filter '{name}' is invalid")
