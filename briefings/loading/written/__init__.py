"""What authors write, as pydantic models: the one place where a field is declared."""
