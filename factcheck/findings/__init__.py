"""Findings, the ledger of facts, and the report of a run."""
