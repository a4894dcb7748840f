"""Damaged workbooks by the thousand, each through everything that a user does with a form."""
