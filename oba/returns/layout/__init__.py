"""A sheet as somebody laid it out, understood: where its tables are and what each of their cells is a number of."""
