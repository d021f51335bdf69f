"""Workbooks out to those who send numbers, and back in: whatever they keep becomes rows of observations."""
