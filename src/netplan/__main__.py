"""``python -m netplan``: the same as the ``netplan`` command."""

from netplan.cli import main

if __name__ == "__main__":
    main(prog_name="python -m netplan")
