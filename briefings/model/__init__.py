"""What is known: frozen records, claims and the ledgers they add up to. Standard library only."""
