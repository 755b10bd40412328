"""What AWS answers to a request that it refuses."""

from moto.ec2.exceptions import EC2ClientError


def unsupported_zone(service_name: str, subnet_id: str) -> EC2ClientError:
    """github.com/aws/aws-sdk-go-v2/issues/1024"""
    return invalid(
        f"The VPC endpoint service {service_name} does not support the availability zone of the "
        f"subnet: {subnet_id}."
    )


def zone_taken(subnet_id: str) -> EC2ClientError:
    """github.com/terraform-aws-modules/terraform-aws-vpc/issues/583"""
    return EC2ClientError(
        "DuplicateSubnetsInSameZone",
        f"Found another VPC endpoint subnet in the availability zone of {subnet_id}. VPC endpoint "
        "subnets should be in different availability zones supported by the VPC endpoint service.",
    )


def wrong_type(given: str) -> EC2ClientError:
    """Users of terraform-provider-aws quote it, whose default type is Gateway."""
    return invalid(
        f"Endpoint type ({given}) does not match available service types ([Interface])."
    )


def no_private_name(service_name: str) -> EC2ClientError:
    """Users of AWS quote it for services such as com.amazonaws.<region>.dynamodb."""
    return invalid(
        f"Private DNS can't be enabled because the service {service_name} does not provide a "
        "private DNS name."
    )


def other_vpc(thing_id: str, vpc_id: str) -> EC2ClientError:
    """Inferred."""
    return invalid(f"{thing_id} does not belong to the VPC {vpc_id}.")


def invalid(message: str) -> EC2ClientError:
    return EC2ClientError("InvalidParameter", message)


def unsuccessful(thing_id: str, code: str, message: str) -> dict:
    """docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UnsuccessfulItem.html: one of a batch"""
    return {"ResourceId": thing_id, "Error": {"Code": code, "Message": message}}


def no_endpoint(endpoint_id: str) -> dict:
    """The code is that of terraform-provider-aws (errCodeInvalidVPCEndpointNotFound)."""
    return unsuccessful(
        endpoint_id,
        "InvalidVpcEndpoint.NotFound",
        f"The Vpc Endpoint Id '{endpoint_id}' does not exist",
    )


def not_in_state(endpoint_id: str, state: str) -> dict:
    """Inferred. A connection that was rejected stays so."""
    return unsuccessful(
        endpoint_id, "InvalidState", f"The connection of {endpoint_id} is {state}."
    )


def in_use(service_id: str) -> dict:
    """github.com/openshift/hypershift, the tests of its controller for AWSEndpointService"""
    return unsuccessful(
        service_id,
        "ExistingVpcEndpointConnections",
        "Service has existing active VPC Endpoint connections!",
    )
