"""What a counselor does with the himpunan: papers in, out, on loan, printed lists, destruction.

It puts the archive together with what lies around it: documents of a working folder, the
institution's profile, Word templates. The archive itself knows none of these.
"""
