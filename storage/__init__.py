"""What the forum remembers: records, rules and SQL. Nothing above this floor knows SQL."""
