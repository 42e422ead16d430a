"""Documents in; a site of typed records out, with what is wrong in them."""
