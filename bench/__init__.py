"""What it costs: measured beside a floor, in one run on one machine, with ratios as the result."""
