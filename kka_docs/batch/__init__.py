"""Many forms: each checked and made by itself; one failure never stops the others."""

from kka_docs.batch.cases import CaseReport, Survey
from kka_docs.batch.marking import with_copies
from kka_docs.batch.options import Options, Progress, Stage
from kka_docs.batch.report import CHECK_LIST, PRINT_FILE, Exit, FormReport, MarkedCopy, Report
from kka_docs.batch.run import check_all, make_all, survey_all

__all__ = [
    "CHECK_LIST",
    "PRINT_FILE",
    "CaseReport",
    "Exit",
    "FormReport",
    "MarkedCopy",
    "Options",
    "Progress",
    "Report",
    "Stage",
    "Survey",
    "check_all",
    "make_all",
    "survey_all",
    "with_copies",
]
