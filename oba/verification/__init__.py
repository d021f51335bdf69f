"""Verifying what was published: is it whole, is it what was released, and does it come out the same again?"""
