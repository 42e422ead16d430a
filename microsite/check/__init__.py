"""A site in; what its languages, catalogs and records contradict out."""
