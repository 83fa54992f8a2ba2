"""`python -m npo_wizard`: the same as the command `npo-wizard`."""

import sys

from npo_wizard.cli import main

if __name__ == "__main__":
    sys.exit(main())
