#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""A header as Doxygen 1.9 understands it: without requires clauses, attributes, and initializers that are lambdas.

usage: filter.py <header>
"""
import re
import sys

CLOSING = {"(": ")", "{": "}", "[": "]"}


def end_of(text: str, start: int) -> int:
    """Where what is bracketed from `start` on ends."""
    depth = 0
    for i in range(start, len(text)):
        if text[i] in CLOSING:
            depth += 1
        elif text[i] in CLOSING.values():
            depth -= 1
            if depth == 0:
                return i + 1
    return len(text)


def without(text: str, start: str, end) -> str:
    """Without what a pattern starts, to where `end` says."""
    while found := re.search(start, text, re.MULTILINE):
        text = text[:found.start()] + text[end(text, found):]
    return text


text = open(sys.argv[1]).read()
text = re.sub(r"__attribute__\(\(always_inline\)\)", "", text)
text = re.sub(r"auto ?\((\w+)\)\(", r"auto \1(", text)
text = without(text, r"\[\[(?:gnu|no_unique|nodiscard|maybe|noreturn)", lambda t, found: end_of(t, found.start()))
text = without(text, r"(?<=> )= \[[^\]]*\] \{|(?<=\w )= \[[^\]]*\] \{", lambda t, found: t.index(";", end_of(t, t.index("{", found.start()))))
text = without(text, r"^ *requires requires\b", lambda t, found: end_of(t, t.index("{", found.start())))
text = without(text, r"^ *requires(?:\s*|\()(?=\()", lambda t, found: end_of(t, t.index("(", found.start())))
text = without(text, r"^ *requires [^;{(]*$", lambda t, found: found.end())
print(text)
