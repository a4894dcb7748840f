"""Scans of signed papers: what is on each page, whose page it is, and files cut accordingly.

Needs pypdfium2 and zxing-cpp, which come with the optional extra "himpunan". What others use:

- `reading.read_scans(paths, progress)` yields for each file a `Scanned`, or an `Unreadable` with a
  sentence. Raises OutsideMissing where the extra is not installed.
- `sorting.page_sets(scans)` tells which page carries which mark, and which carry none, each of
  those with the archive number that it probably has.
- `sorting.parts(scans, belongs)` gives, by archive number, the files to be filed; `belongs` says
  for every page ("Leaf") to be filed whose it is, those that were asked about included.
- `fitting.fit(archive, mark)` tells whether a mark was given by this archive.
"""
