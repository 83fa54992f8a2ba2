"""The few questions that stop the user: all through one door, `ask`."""
