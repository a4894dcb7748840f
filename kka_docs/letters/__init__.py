"""The register of letter numbers (buku agenda surat): each number is given out once.

It knows case codes, meetings, dates and digests of recipients; never a name, never what a case is
about. SQLite is used only here.
"""
