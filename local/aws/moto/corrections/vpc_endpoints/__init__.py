"""Endpoint services, and interface endpoints to them: AWS PrivateLink, between accounts.

moto knows the services of the account that asks, and of AWS. Endpoints to those of AWS stay as moto
makes them. Codes and texts of failures are those that users of AWS report, and those that
terraform-provider-aws asks for (internal/service/ec2/errors.go); what neither tells is marked as
inferred.
"""

from . import connections, describing, requests, services


def apply() -> None:
    for part in (services, requests, describing, connections):
        part.apply()
