"""Workers of a Dask cluster: the same documents, to the byte, made on other machines. Needs the extra `cluster`."""
