"""The printed plan: one piece of XHTML, read strictly into a tree, written as PDF and web page."""
