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
  made_by TEXT NOT NULL,               -- program and knowledge
  log_size INTEGER NOT NULL            -- entries of the custody log that they take into account
) STRICT;
