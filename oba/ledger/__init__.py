"""The ledger: every number and answer that was ever released, as it was printed, one file a release."""
