"""What the program in the folder starts with."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a document is made by a process of its own

    from npo_wizard.cli import main

    sys.exit(main())
