"""Files that are made to harm, and how the program answers them: `python -m tests.enemies`."""
