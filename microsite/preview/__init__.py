"""A way to build in; a local web server out that builds at each change."""

from microsite.preview.problems import PROBLEMS as PROBLEMS
from microsite.preview.serve import ServeError as ServeError
from microsite.preview.serve import serve_site as serve_site
