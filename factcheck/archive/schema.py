"""The tables of the archive and how those of an older version become those of this one."""

from __future__ import annotations

VERSION = 2
# Tells an archive from an SQLite database of another program.
APPLICATION = 0x66616374  # "fact"

_RELEASES = """
CREATE TABLE releases (
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    issuer TEXT,
    headline TEXT NOT NULL,
    day TEXT,
    frame TEXT NOT NULL,
    source BLOB NOT NULL,
    record BLOB NOT NULL
) STRICT;
CREATE INDEX releases_by_path ON releases (path);
"""
# What is looked up comes first in each key, so that a look-up reads neighbouring rows of one b-tree.
_FACTS = """
CREATE TABLE facts (
    key TEXT NOT NULL,
    release INTEGER NOT NULL REFERENCES releases (number),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    manner TEXT NOT NULL,
    value TEXT NOT NULL,
    low REAL,
    high REAL,
    PRIMARY KEY (key, release, start)
) STRICT, WITHOUT ROWID;
"""
_PHRASES = """
CREATE TABLE phrases (
    wording INTEGER NOT NULL,
    release INTEGER NOT NULL REFERENCES releases (number),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact INTEGER NOT NULL,
    PRIMARY KEY (wording, release, start)
) STRICT, WITHOUT ROWID;
"""
_BOILERPLATES = """
CREATE TABLE boilerplates (
    number INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (subject, text)
) STRICT;
CREATE TABLE boilerplate_uses (
    subject TEXT NOT NULL,
    day TEXT NOT NULL,
    release INTEGER NOT NULL REFERENCES releases (number),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    boilerplate INTEGER NOT NULL REFERENCES boilerplates (number),
    PRIMARY KEY (subject, day, release, start)
) STRICT, WITHOUT ROWID;
"""
# What `accept` makes official; a subject whose paragraphs stand here is compared with these alone.
_ACCEPTED = """
CREATE TABLE accepted (
    boilerplate INTEGER PRIMARY KEY REFERENCES boilerplates (number)
) STRICT;
"""
# Persons by the first and the last word of their names, once each: what one slip apart shares one of the two.
_NAMES = """
CREATE TABLE names (
    part TEXT NOT NULL,
    name TEXT NOT NULL,
    uses INTEGER NOT NULL,
    release INTEGER NOT NULL REFERENCES releases (number),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (part, name)
) STRICT, WITHOUT ROWID;
"""
# The words alone: the text itself stands in `releases`.
_SEARCH = "CREATE VIRTUAL TABLE search USING fts5 (headline, words, content = '', tokenize = 'unicode61');"

CREATE = f"{_RELEASES}{_FACTS}{_PHRASES}{_BOILERPLATES}{_ACCEPTED}{_NAMES}{_SEARCH}"
# By the version that is left behind. Version 1 knew neither official texts nor names.
MIGRATIONS: dict[int, str] = {1: f"{_ACCEPTED}{_NAMES}"}


def statements(script: str) -> list[str]:
    """The statements of a script, each to be run by itself: what runs a whole script ends the transaction first."""
    return [statement for statement in map(str.strip, script.split(";")) if statement]
