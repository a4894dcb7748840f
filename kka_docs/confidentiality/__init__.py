"""Whose names a document may not show, and whether it does. Knows texts only: no file is opened."""
