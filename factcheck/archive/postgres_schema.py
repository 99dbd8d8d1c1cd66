"""The tables of an archive in PostgreSQL, in a schema of their own; what they mean is said of those of SQLite."""

from __future__ import annotations

from factcheck.archive.schema import VERSION

# Texts sort by their code points, as in SQLite, whatever the locale of the server. What may be longer than a page of
# a b-tree holds is found by a hash.
_RELEASES = """
CREATE TABLE releases (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    path TEXT COLLATE "C" NOT NULL,
    issuer TEXT,
    headline TEXT NOT NULL,
    day TEXT COLLATE "C",
    frame TEXT NOT NULL,
    source BYTEA NOT NULL,
    record BYTEA NOT NULL
);
CREATE INDEX releases_by_path ON releases USING hash (path);
"""
_FACTS = """
CREATE TABLE facts (
    key TEXT COLLATE "C" NOT NULL,
    release BIGINT NOT NULL REFERENCES releases (number),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    manner TEXT NOT NULL,
    value TEXT NOT NULL,
    low DOUBLE PRECISION,
    high DOUBLE PRECISION,
    PRIMARY KEY (key, release, start)
);
"""
_PHRASES = """
CREATE TABLE phrases (
    wording BIGINT NOT NULL,
    release BIGINT NOT NULL REFERENCES releases (number),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact BIGINT NOT NULL,
    PRIMARY KEY (wording, release, start)
);
"""
_BOILERPLATES = """
CREATE TABLE boilerplates (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX boilerplates_by_subject ON boilerplates (subject);
CREATE INDEX boilerplates_by_text ON boilerplates USING hash (text);
CREATE TABLE boilerplate_uses (
    subject TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    release BIGINT NOT NULL REFERENCES releases (number),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    boilerplate BIGINT NOT NULL REFERENCES boilerplates (number),
    PRIMARY KEY (subject, day, release, start)
);
"""
_ACCEPTED = """
CREATE TABLE accepted (
    boilerplate BIGINT PRIMARY KEY REFERENCES boilerplates (number)
);
"""
_NAMES = """
CREATE TABLE names (
    part TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    uses INTEGER NOT NULL,
    release BIGINT NOT NULL REFERENCES releases (number),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (part, name)
);
"""
_SEARCH = """
CREATE TABLE search (
    release BIGINT PRIMARY KEY REFERENCES releases (number),
    words TSVECTOR NOT NULL
);
CREATE INDEX search_by_word ON search USING gin (words);
"""
_VERSION = f"""
CREATE TABLE archive_version (version INTEGER NOT NULL);
INSERT INTO archive_version VALUES ({VERSION});
"""

CREATE = f"{_RELEASES}{_FACTS}{_PHRASES}{_BOILERPLATES}{_ACCEPTED}{_NAMES}{_SEARCH}{_VERSION}"
# The versions are those of SQLite: both come from the same factcheck.
MIGRATIONS: dict[int, str] = {1: f"{_ACCEPTED}{_NAMES}"}
