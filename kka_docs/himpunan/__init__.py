"""The himpunan: the archive of signed papers, with a register that cannot silently change.

Truth is what lies in plain folders: the papers, and a journal whose entries chain by hash. The
SQLite file beside them is an index of the journal, brought up to date whenever it is opened and
made anew from the folders when it is lost. No name of a client stands in journal or register.
"""
