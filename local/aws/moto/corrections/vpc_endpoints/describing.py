"""How endpoints are found."""

from moto.ec2.models.vpcs import VPCEndPoint

from ..changing import replace


def apply() -> None:
    replace(VPCEndPoint, "get_filter_value", finding_by_id)


def finding_by_id(get_filter_value):
    """docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html: moto breaks."""

    def find_by_id(self, filter_name, method_name=None):
        if filter_name == "vpc-endpoint-id":
            return self.id
        return get_filter_value(self, filter_name, method_name)

    return find_by_id
