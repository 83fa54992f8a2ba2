"""The document written for Word: real styles, lists, tables and fields; no text in a picture.

The writer goes over the tree once. A chart becomes the table of its figures.
"""
