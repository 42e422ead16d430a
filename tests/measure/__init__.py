"""How much of what the checker finds in a text it finds in other formats of it."""
