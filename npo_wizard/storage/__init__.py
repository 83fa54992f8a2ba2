"""The plan on disk: one SQLite file, a work copy, the publishing of it, and the exchange as JSON.

Only this package knows that a plan file is a database; nobody outside sees a session or a row.
"""
