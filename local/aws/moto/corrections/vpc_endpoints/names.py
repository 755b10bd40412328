"""The DNS names of interface endpoints."""

# The hosted zones that AWS has the names in: github.com/kubernetes-sigs/external-dns,
# provider/aws/aws.go.
ZONES = {
    "ap-northeast-1": "Z2E726K9Y6RL4W",
    "ap-northeast-2": "Z27UANNT0PRK1T",
    "ap-south-1": "Z2KVTB3ZLFM7JR",
    "ap-southeast-1": "Z18LLCSTV4NVNL",
    "ap-southeast-2": "ZDK2GCRPAFKGO",
    "ca-central-1": "ZRCXCF510Y6P9",
    "eu-central-1": "Z273ZU8SZ5RJPC",
    "eu-central-2": "Z045369019J4FUQ4S272E",
    "eu-north-1": "Z3OWWK6JFDEDGC",
    "eu-west-1": "Z38GZ743OKFT7T",
    "eu-west-2": "Z7K1066E3PUKB",
    "eu-west-3": "Z1DWHTMFP0WECP",
    "sa-east-1": "Z2LXUWEVLCVZIB",
    "us-east-1": "Z7HUB22UULQXV",
    "us-east-2": "ZC8PG0KIFKBRI",
    "us-west-1": "Z12I86A8N7VCZO",
    "us-west-2": "Z1YSA3EXCYUU9Z",
}


def domain_of(zone_id: str) -> str:
    """The domain of one of these hosted zones; empty where it is another one."""
    for region, known in ZONES.items():
        if known == zone_id:
            return f"{region}.vpce.amazonaws.com"
    return ""


def dns_entries(prefix: str, service, zones: list[str]) -> list[dict[str, str]]:
    """The name for the region, then one for each zone, with the zone's name in it.

    docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html#interface-endpoint-dns-hostnames
    """
    # Made up where no source tells it.
    zone_id = ZONES.get(service.region, "Z0000000000VPCE")
    return [
        {"DnsName": f"{name}.{service.endpoint_dns_name}", "HostedZoneId": zone_id}
        for name in (prefix, *(f"{prefix}-{zone}" for zone in zones))
    ]
