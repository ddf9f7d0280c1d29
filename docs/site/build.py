#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Builds the documentation's site: build/docs/html/index.html.

usage: build.py <project folder>

The pages are staged in build/docs/pages; files of the project that they link to become pages too. Exits with 1 where a public
name has no entry in the reference, the fused layer's machine code is not what its page says, or Sphinx warns of anything.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

project = pathlib.Path(sys.argv[1]).resolve()
site = project / "docs/site"
out = project / "build/docs"
pages = out / "pages"
LINK = re.compile(r"\]\(([^)\s#:]+)(#[^)\s]*)?\)")


def run(*command: object, **how) -> None:
    if subprocess.run([str(word) for word in command], cwd=project, **how).returncode:
        sys.exit(f"lamina: the site is not built: {pathlib.Path(str(command[0])).name} failed, as it says above")


def stage(source: pathlib.Path, to: pathlib.Path) -> None:
    """Copies a page; links to files that are no pages go to pages that show them."""

    def link(found: re.Match) -> str:
        target = (source.parent / found[1]).resolve()
        if not target.exists() or target.is_dir():
            return found[0]
        if target.suffix == ".svg" or (target.suffix == ".md" and target.is_relative_to(project / "docs")):
            return found[0]
        shown = pages / "files" / target.relative_to(project)
        shown = shown.with_name(shown.name + ".rst")
        if not shown.exists():
            shown.parent.mkdir(parents=True, exist_ok=True)
            title = str(target.relative_to(project))
            language = {".hpp": "cpp", ".cpp": "cpp", ".cu": "cpp", ".sh": "sh"}.get(target.suffix, "text")
            shown.write_text(f":orphan:\n\n{title}\n{'=' * len(title)}\n\n.. literalinclude:: {os.path.relpath(target, shown.parent)}\n   :language: {language}\n")
        return f"]({os.path.relpath(shown, to.parent)})"

    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(LINK.sub(link, source.read_text()))


shutil.rmtree(out, ignore_errors=True)
pages.mkdir(parents=True)
for page in sorted((project / "docs").rglob("*.md")):
    if page.is_relative_to(project / "docs/examples"):  # which says where data are from, beside them
        continue
    stage(page, pages / page.relative_to(project / "docs"))
shutil.copy(project / "docs/architecture.svg", pages)
stage(project / "CHANGELOG.md", pages / "changelog.md")
decisions = sorted((project / "docs/decisions").glob("*.md"))
(pages / "decisions.md").write_text("# Decisions\n\nWhat was tried, what was measured, and what decided.\n\n```{toctree}\n:maxdepth: 1\n\n" +
                                    "".join(f"decisions/{decision.name}\n" for decision in decisions) + "```\n")

print("lamina: reading the headers")
settings = (site / "Doxyfile").read_text() + f'INPUT_FILTER = "python3 {site}/filter.py"\nOUTPUT_DIRECTORY = {out}\n'
run("doxygen", "-", input=settings, text=True, stderr=subprocess.DEVNULL)
run(sys.executable, site / "reference.py", out / "xml", project / "include/lamina", pages / "reference")
run(sys.executable, site / "assembly.py", project, pages / "fused.s")
print("lamina: making the pages")
run("sphinx-build", "-q", "-W", "--keep-going", "-c", site, "-D", f"breathe_projects.lamina={out / 'xml'}",
    "-d", out / "doctrees", "-b", "html", pages, out / "html")
print(f"lamina: {out.relative_to(project)}/html/index.html is written")
