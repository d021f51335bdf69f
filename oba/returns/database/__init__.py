"""Numbers asked of a database: the query stands in sources.yaml, the address in the environment and nowhere else."""
