"""How AWS tells of a change: the work is under way when it answers, and moto has done it then."""

import copy


def under_way(thing, state: str):
    """The thing as the answer to the change shows it. The next look shows it as it is.

    docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html#vpc-attachment-lifecycle, and the
    states that the waits of terraform-provider-aws begin with (internal/service/ec2/wait.go).
    """
    shown = copy.copy(thing)
    shown.state = state
    return shown
