"""Small programs that a measurement starts as a process of its own."""
