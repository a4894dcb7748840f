"""Many forms: each checked and made by itself; one failure never stops the others."""

from kka_docs.batch.options import Options, Progress, Stage
from kka_docs.batch.report import CHECK_LIST, PRINT_FILE, Exit, FormReport, Report
from kka_docs.batch.run import check_all, make_all

__all__ = [
    "CHECK_LIST",
    "PRINT_FILE",
    "Exit",
    "FormReport",
    "Options",
    "Progress",
    "Report",
    "Stage",
    "check_all",
    "make_all",
]
