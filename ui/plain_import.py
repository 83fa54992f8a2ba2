"""Makes importing Python's own again; works by being imported, before the rest of the window.

Qt for Python puts a function of its own in the place of `__import__`, for who asks for other
names of Qt (its documentation, "The __feature__ import"). To know who does, it reads the source
of every module and keeps it in memory. Nobody does here, and hundreds of modules are to come.
"""

from __future__ import annotations

import builtins

import PySide6.QtWidgets  # noqa: F401  (brings that function)

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
