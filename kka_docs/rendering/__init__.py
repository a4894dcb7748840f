"""Record → documents. The only package that uses docxtpl, python-docx and Jinja."""
