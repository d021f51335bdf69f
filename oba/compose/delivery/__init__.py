"""The delivery plan as a document, and the area action plan in an area board's pack, already worded."""
