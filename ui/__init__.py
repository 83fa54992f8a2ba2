"""The window: shows the plan, passes on what the user wants, decides nothing."""
