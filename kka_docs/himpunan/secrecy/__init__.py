"""Contents encrypted where they lie, in the age format that other programs read as well.

Each case has a key of its own. What is filed is encrypted to its public half (the recipient), which
needs no passphrase; its secret half lies in the case's folder, encrypted for every key holder. Each
holder has a key, too, locked with a passphrase: any one of them opens everything, alone.
"""
