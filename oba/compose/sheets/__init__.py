"""A round as sheets of a workbook: plain tables of texts, days and numbers as printed, which another layer writes."""
