"""The pages of a plan: one for each step, and those about the whole."""
