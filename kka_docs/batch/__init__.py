"""Many forms: each checked and made by itself; one failure never stops the others."""

from kka_docs.batch.report import Exit, FormReport, Report
from kka_docs.batch.run import Options, Progress, Stage, check_all, make_all

__all__ = ["Exit", "FormReport", "Options", "Progress", "Report", "Stage", "check_all", "make_all"]
