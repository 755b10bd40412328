"""Routes of VPC route tables over a peering connection."""

from moto.ec2.models.route_tables import Route

from .changing import replace


def apply() -> None:
    replace(Route, "state", showing_blackholes)


def showing_blackholes(state):
    """A route over a connection that is not active leads nowhere: moto calls it active.

    docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html for one that is not accepted yet,
    docs.aws.amazon.com/vpc/latest/peering/delete-vpc-peering-connection.html for one that was deleted
    """

    def seen(self) -> str:
        connection = self.vpc_pcx
        if connection and connection.status["Code"] != "active":
            return "blackhole"
        return state.fget(self)

    return property(seen)
