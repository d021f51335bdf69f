"""The values everything else speaks of: periods, places, rules, evidence, findings, problems.

Nothing here reads, writes, measures time or changes: values in, values out.
"""
