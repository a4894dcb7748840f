"""What one stage hands the next: the answers of earlier forms that a new form begins with."""
