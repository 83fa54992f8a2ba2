"""Controls that know one value or one thing to show, and nothing of pages."""
