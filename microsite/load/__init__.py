"""Files of content/ in; documents out, plain data beside the place of each value."""
