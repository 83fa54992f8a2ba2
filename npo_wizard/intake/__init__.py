"""Amounts that come back from a spreadsheet: read, held against the plan, and proposed."""
