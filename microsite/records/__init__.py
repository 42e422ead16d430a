"""What content may be: the types of records, and the site they make up."""
