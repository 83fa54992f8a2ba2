"""Core of the NPO wizard: plan, rules, storage and documents; knows no window."""

__version__ = "0.1.0"
