"""Money and planning for the controller: sheets with real numbers, and the same as plain text."""
