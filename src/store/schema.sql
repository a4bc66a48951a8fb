-- SPDX-License-Identifier: GPL-3.0-or-later
-- The record: one SQLite file. What was received and what people decided is kept for ever; the rest can be rebuilt.
-- Changing a kept table means a new step in open.cpp (user_version); changing a derived one means nothing, they are remade.

-- == kept ==
CREATE TABLE dispatches (              -- what was received, byte for byte
  id INTEGER PRIMARY KEY,              -- order of arrival; never shown
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE receipts (                -- under which name and with which date of publication it came
  id INTEGER PRIMARY KEY,
  dispatch INTEGER NOT NULL REFERENCES dispatches,
  path TEXT NOT NULL,
  given TEXT NOT NULL,                 -- 2016-08-18, or '' when nobody gave a date
  UNIQUE (dispatch, path, given)
) STRICT;

CREATE TABLE versions (                -- what made a reading
  id INTEGER PRIMARY KEY,
  program TEXT NOT NULL,
  knowledge TEXT NOT NULL,             -- SHA-256 over all knowledge files
  UNIQUE (program, knowledge)
) STRICT;

CREATE TABLE readings (                -- one line of `recoupe code`, with an empty path
  dispatch INTEGER PRIMARY KEY REFERENCES dispatches,
  version INTEGER NOT NULL REFERENCES versions,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE decisions (               -- what people decided, in order
  id INTEGER PRIMARY KEY,
  time TEXT NOT NULL,                  -- UTC
  who TEXT NOT NULL CHECK (who <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('accept', 'reject', 'correct', 'merge', 'split', 'note')),
  subject TEXT NOT NULL,               -- JSON: the claims meant, each by dispatch, type and place in the text
  detail TEXT NOT NULL,                -- JSON: the field and the value of a correction, else {}
  why TEXT NOT NULL CHECK (why <> '')
) STRICT;

CREATE TABLE log (                     -- custody: a hash chain over all of the above
  seq INTEGER PRIMARY KEY,
  time TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('received', 'read', 'decided')),
  receipt INTEGER REFERENCES receipts,
  reading INTEGER REFERENCES readings,
  decision INTEGER REFERENCES decisions,
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  commitment BLOB NOT NULL CHECK (length(commitment) = 32),  -- SHA-256 of salt and content
  head BLOB NOT NULL CHECK (length(head) = 32),              -- SHA-256 of the head before and this entry
  CHECK ((receipt IS NOT NULL) + (reading IS NOT NULL) + (decision IS NOT NULL) = 1)
) STRICT;

CREATE TRIGGER dispatches_stay BEFORE UPDATE ON dispatches BEGIN SELECT RAISE(ABORT, 'received bytes never change'); END;
CREATE TRIGGER dispatches_last BEFORE DELETE ON dispatches BEGIN SELECT RAISE(ABORT, 'received bytes are never deleted'); END;
CREATE TRIGGER receipts_stay BEFORE UPDATE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts never change'); END;
CREATE TRIGGER receipts_last BEFORE DELETE ON receipts BEGIN SELECT RAISE(ABORT, 'receipts are never deleted'); END;
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions never change'); END;
CREATE TRIGGER decisions_last BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the custody log never changes'); END;
CREATE TRIGGER log_lasts BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the custody log is never shortened'); END;
CREATE TRIGGER readings_last BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'readings are replaced, never deleted'); END;

-- == derived ==
CREATE TABLE derived (                 -- one row: what the derived tables were made from
  id INTEGER PRIMARY KEY CHECK (id = 1),
  knowledge TEXT NOT NULL,             -- SHA-256 over all knowledge files
  log_size INTEGER NOT NULL            -- entries of the custody log that they take into account
) STRICT;

CREATE TABLE sources (                 -- one row for each dispatch
  dispatch INTEGER PRIMARY KEY REFERENCES dispatches,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  status TEXT NOT NULL,                -- read, unsupported_language, set_aside
  first INTEGER, last INTEGER,         -- days since 1970 between which it was published
  notice TEXT NOT NULL,                -- correction, update, withdrawal, or ''
  credits TEXT NOT NULL,               -- actors, by commas
  origin INTEGER NOT NULL REFERENCES dispatches,  -- the first dispatch, by SHA-256, that reprints the same text
  contained REAL NOT NULL,             -- share of its text that another dispatch of its origin also has
  superseded_by INTEGER REFERENCES dispatches
) STRICT;

CREATE TABLE places (                  -- every place that an event names, and those around it
  id TEXT PRIMARY KEY,                 -- of the gazetteer; '?name' for one that it does not hold
  name TEXT NOT NULL,
  parent TEXT NOT NULL,
  country TEXT NOT NULL,               -- ISO 3166-1 alpha-2
  precision TEXT NOT NULL,             -- point, neighbourhood, town, district, province, country, vague
  latitude REAL, longitude REAL
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  parent TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  id INTEGER PRIMARY KEY,              -- by SHA-256 and number of the first claim
  name TEXT NOT NULL UNIQUE,           -- e7465d7d97bdeb31.c3: the first claim
  type TEXT NOT NULL,
  family TEXT NOT NULL,
  status TEXT NOT NULL,                -- asserted, denied, possible, planned, offered, demanded, refused
  first INTEGER, last INTEGER,         -- minutes since 1970, both included; NULL when no claim says when
  place TEXT,                          -- the finest place
  killed_min INTEGER, killed_best INTEGER, killed_max INTEGER,
  wounded_min INTEGER, wounded_best INTEGER, wounded_max INTEGER,
  told_first INTEGER, told_last INTEGER, -- days on which its first and its last text can have been published
  claims INTEGER NOT NULL,
  origins INTEGER NOT NULL,            -- independent texts
  disputed INTEGER NOT NULL,
  reviewed INTEGER NOT NULL,           -- decisions about its claims
  grade TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE event_claims (
  event INTEGER NOT NULL REFERENCES events,
  dispatch INTEGER NOT NULL REFERENCES dispatches,
  number INTEGER NOT NULL,             -- 3 for c3
  source TEXT NOT NULL,                -- claimant; '' for the text itself
  denies INTEGER NOT NULL,
  superseded INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  count INTEGER,                       -- how often, at least: "23 violations"
  violates INTEGER REFERENCES events,  -- the truce that it breaks, where its text says so
  PRIMARY KEY (event, dispatch, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_places (            -- the places of an event and all that lie around them
  event INTEGER NOT NULL REFERENCES events,
  place TEXT NOT NULL,
  own INTEGER NOT NULL,                -- 1: named by a claim; 0: around one that is
  PRIMARY KEY (event, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_actors (            -- and all bodies that they are part of
  event INTEGER NOT NULL REFERENCES events,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,                  -- agent, target, source
  own INTEGER NOT NULL,
  PRIMARY KEY (event, actor, role)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE event_boxes USING rtree (event, west, east, south, north);

CREATE TABLE tolls (
  id INTEGER PRIMARY KEY,              -- by SHA-256 and number
  dispatch INTEGER NOT NULL REFERENCES dispatches,
  number INTEGER NOT NULL,             -- 3 for t3
  event INTEGER REFERENCES events,
  effect TEXT NOT NULL,
  victims TEXT NOT NULL,
  min INTEGER, max INTEGER,            -- NULL: open
  cumulative INTEGER NOT NULL,
  cause TEXT NOT NULL, side TEXT NOT NULL, source TEXT NOT NULL,
  place TEXT,                          -- the finest place
  first INTEGER, last INTEGER,         -- the window, minutes since 1970
  published INTEGER,                   -- last day on which it can have been published
  superseded INTEGER NOT NULL,
  series INTEGER NOT NULL,             -- the first toll that this one continues
  grown_min INTEGER, grown_max INTEGER,-- since the one before in its series
  flags TEXT NOT NULL                  -- what is impossible about it, in words
) STRICT;

CREATE TABLE toll_places (
  toll INTEGER NOT NULL REFERENCES tolls,
  place TEXT NOT NULL,
  own INTEGER NOT NULL,
  PRIMARY KEY (toll, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE toll_subsets (
  toll INTEGER NOT NULL REFERENCES tolls,
  number INTEGER NOT NULL,
  victims TEXT NOT NULL,
  min INTEGER, max INTEGER,
  PRIMARY KEY (toll, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE disputes (
  event INTEGER NOT NULL REFERENCES events,
  kind TEXT NOT NULL,                  -- denied, contradicted, toll, author
  other INTEGER NOT NULL REFERENCES events,  -- the same event, or the one that tells the contrary
  claim TEXT NOT NULL,                 -- names of the two claims
  other_claim TEXT NOT NULL,
  PRIMARY KEY (event, kind, other, claim, other_claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflicts (               -- decisions whose claim no reading has any more
  decision INTEGER PRIMARY KEY REFERENCES decisions
) STRICT;

-- Full text of the decoded dispatches; the words themselves stay in `dispatches` (decoded() is a function of recoupe).
CREATE VIEW IF NOT EXISTS texts AS SELECT id, decoded(bytes) AS text FROM dispatches;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (text, content = 'texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

-- == indexes ==
-- Made after the rows: sorting once is quicker than keeping order.
CREATE INDEX sources_by_origin ON sources (origin);
CREATE INDEX events_by_time ON events (first, last);
CREATE INDEX events_by_type ON events (type, first);
CREATE INDEX events_by_grade ON events (grade, first);
CREATE INDEX event_claims_by_dispatch ON event_claims (dispatch, number);
CREATE INDEX event_places_by_place ON event_places (place, event);
CREATE INDEX event_actors_by_actor ON event_actors (actor, role, event);
CREATE INDEX tolls_by_event ON tolls (event);
CREATE INDEX tolls_by_dispatch ON tolls (dispatch, number);
CREATE INDEX toll_places_by_place ON toll_places (place, toll);
