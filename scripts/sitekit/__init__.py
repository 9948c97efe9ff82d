"""What the site needs around its generator: checks, search, offline copies.

Nothing in here imports a site generator. Modules import downward only: ``pipeline``
may use every feature, a feature may use ``findings``, ``pages`` and ``html_view``,
and features never import each other (``tests/shape`` keeps this true).
"""
