# SPDX-License-Identifier: BSL-1.0
"""The documentation's site: build.py stages its pages and calls Sphinx with this."""
project = "Lamina"
author = "the Lamina authors"
extensions = ["breathe", "myst_parser"]
breathe_default_project = "lamina"
breathe_default_members = ()
breathe_show_include = False
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Lamina"
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
templates_path = []
exclude_patterns = ["examples/*/*.md"]
primary_domain = "cpp"
highlight_language = "cpp"
suppress_warnings = ["misc.highlighting_failure"]  # of formulas in comments
