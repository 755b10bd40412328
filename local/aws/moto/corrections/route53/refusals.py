"""What AWS answers to a request that it refuses."""

from moto.route53.exceptions import Route53ClientError as Refusal


def zone_taken(vpc: dict, zone) -> Refusal:
    """Users of AWS quote it."""
    return Refusal(
        "ConflictingDomainExists",
        f"The VPC {vpc['vpc_id']} in region {vpc['vpc_region']} has already been associated with "
        f"the hosted zone {zone.resource_id} with the same domain name.",
    )


def no_vpc(vpc: dict) -> Refusal:
    """docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html; the text
    is inferred."""
    return Refusal("InvalidVPCId", f"The VPC ID {vpc['vpc_id']} is invalid.")


def vpc_of_another(vpc: dict) -> Refusal:
    """github.com/hashicorp/terraform/issues/12804"""
    message = f"The VPC: {vpc['vpc_id']} has not authorized to associate with your hosted zone."
    return Refusal("NotAuthorizedException", message)


def zone_of_another(account_id: str) -> Refusal:
    """github.com/hashicorp/terraform/issues/24286: nobody authorized the VPC"""
    user = f"arn:aws:iam::{account_id}:root"
    return Refusal("AccessDenied", f"User: {user} is not authorized to access this resource")


def not_owned(vpc: dict) -> Refusal:
    """terraform-provider-aws looks for the last words (internal/service/route53/zone_association.go)"""
    return Refusal("AccessDenied", f"The VPC {vpc['vpc_id']} is not owned by you.")


def not_associated(vpc: dict) -> Refusal:
    """The code is that of terraform-provider-aws, the text inferred."""
    message = f"The VPC {vpc['vpc_id']} is not associated with the hosted zone."
    return Refusal("VPCAssociationNotFound", message)


def not_authorized(vpc: dict) -> Refusal:
    """docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteVPCAssociationAuthorization.html; the
    text is inferred."""
    message = f"The VPC {vpc['vpc_id']} is not authorized to associate with the hosted zone."
    return Refusal("VPCAssociationAuthorizationNotFound", message)


def invalid_change(message: str) -> Refusal:
    return Refusal("InvalidChangeBatch", f"[{message}]")


def record_exists(name: str, kind: str) -> Refusal:
    return invalid_change(
        f"Tried to create resource record set [name='{name}', type='{kind}'] but it already exists"
    )


def no_record(name: str, kind: str) -> Refusal:
    return invalid_change(
        f"Tried to delete resource record set [name='{name}', type='{kind}'] but it was not found"
    )


def other_values(name: str, kind: str) -> Refusal:
    return invalid_change(
        f"Tried to delete resource record set [name='{name}', type='{kind}'] but the values "
        "provided do not match the current values"
    )


def outside(name: str, zone_name: str) -> Refusal:
    return invalid_change(f"RRSet with DNS name {name} is not permitted in zone {zone_name}")


def cname_at_apex(zone_name: str) -> Refusal:
    return invalid_change(
        f"RRSet of type CNAME with DNS name {zone_name} is not permitted at apex in zone {zone_name}"
    )


def cname_beside(name: str, kind: str, zone_name: str) -> Refusal:
    return invalid_change(
        f"RRSet of type {kind} with DNS name {name} is not permitted as it conflicts with other "
        f"records with the same DNS name in zone {zone_name}"
    )


def outside_target_zone(target: dict, kind: str) -> Refusal:
    return invalid_change(
        f"Tried to create an alias that targets {target['DNSName']}, type {kind} in zone "
        f"{target['HostedZoneId']}, but the alias target name does not lie within the target zone"
    )


def no_target(target: dict, kind: str) -> Refusal:
    return invalid_change(
        f"Tried to create an alias that targets {target['DNSName']}, type {kind} in zone "
        f"{target['HostedZoneId']}, but that target was not found"
    )
