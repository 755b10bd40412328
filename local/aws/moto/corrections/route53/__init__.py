"""Route 53: private hosted zones, and their associations with VPCs of several accounts.

Codes and texts of failures are those that users of AWS report; what these do not tell is marked as
inferred.
"""

from . import associations, authorizations, records, zones


def apply() -> None:
    for part in (zones, associations, authorizations, records):
        part.apply()
