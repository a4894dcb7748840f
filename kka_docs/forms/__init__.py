"""Spreadsheets ⇄ values: where everything stands in a form, writing it, reading it."""
