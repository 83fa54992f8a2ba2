"""One file per measurement. Each gives its `CASES`; `bench.case.known` finds them by themselves."""
