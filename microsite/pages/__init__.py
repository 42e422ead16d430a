"""A site in; its pages out, as addresses and then as HTML that is audited."""
