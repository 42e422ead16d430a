"""A way to build in; a local web server out that builds at each change."""
