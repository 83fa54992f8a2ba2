"""The program as one folder, for desks without Python: `python3 dev.py bundle`."""
