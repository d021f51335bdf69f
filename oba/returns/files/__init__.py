"""Files that came in, opened: workbooks of spreadsheet programs and CSV tables become sheets of cells."""
