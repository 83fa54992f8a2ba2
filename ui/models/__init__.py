"""Tables as Qt sees them: each reads the plan through the bridge and keeps nothing of its own."""
