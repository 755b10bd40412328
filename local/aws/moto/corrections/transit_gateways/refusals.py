"""What AWS answers to a request that it refuses."""

from moto.ec2.exceptions import EC2ClientError


def no_gateway(gateway_id: str) -> EC2ClientError:
    """github.com/hashicorp/terraform-provider-aws/issues/43786"""
    return gone("InvalidTransitGatewayID.NotFound", "Transit Gateway", gateway_id)


def no_attachment(attachment_id: str, kind: str = "") -> EC2ClientError:
    """github.com/rebuy-de/aws-nuke/issues/961, where `kind` is `VPC `"""
    code = "InvalidTransitGatewayAttachmentID.NotFound"
    return gone(code, f"Transit Gateway {kind}Attachment", attachment_id)


def no_route_table(table_id: str) -> EC2ClientError:
    """The code is that of terraform-provider-aws, the text inferred."""
    return gone("InvalidRouteTableID.NotFound", "Transit Gateway Route Table", table_id)


def gone(code: str, what: str, thing_id: str) -> EC2ClientError:
    return EC2ClientError(code, f"{what} {thing_id} was deleted or does not exist.")


def invalid_state(thing_id: str) -> EC2ClientError:
    """github.com/hashicorp/terraform-provider-aws/issues/26754: nobody accepted the attachment"""
    return EC2ClientError("IncorrectState", f"{thing_id} is in invalid state")
