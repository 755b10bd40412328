"""How corrections get into moto: loudly, where moto no longer has what they change."""


def replace(owner: type, name: str, make) -> None:
    """Puts what `make` makes of the original in its place."""
    if name not in vars(owner):
        raise RuntimeError(f"moto: {owner.__name__} no longer has {name} of its own.")
    setattr(owner, name, make(vars(owner)[name]))


def replace_whole(owner: type, **methods) -> None:
    """Puts these in the place of the originals, which are not called any more."""
    for name, method in methods.items():
        replace(owner, name, lambda _original, method=method: method)


def add(owner: type, **methods) -> None:
    """Adds what moto lacks: loudly, where it has it by now."""
    for name, method in methods.items():
        if hasattr(owner, name):
            raise RuntimeError(f"moto: {owner.__name__} has {name} by now.")
        setattr(owner, name, method)
