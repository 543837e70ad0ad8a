-- Marks the file as verbatim's: the letters "vbal".
PRAGMA application_id = 0x7662616c;

-- AUTOINCREMENT, so that no number is given twice: members and posts refer to it.
CREATE TABLE alerts (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    owner    TEXT    NOT NULL,           -- a user's id
    channel  TEXT    NOT NULL,           -- a channel's id, '' for the owner's direct messages
    guild    TEXT    NOT NULL,
    query    TEXT    NOT NULL,
    since    INTEGER NOT NULL,           -- milliseconds of Unix time
    failures INTEGER NOT NULL DEFAULT 0, -- permanent ones since a post last succeeded
    UNIQUE (owner, channel, query)
) STRICT;
CREATE INDEX alerts_channel ON alerts (channel);

-- What waits to be posted.
CREATE TABLE posts (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    alert  INTEGER NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
    quotes TEXT    NOT NULL, -- an array of ids in JSON
    more   INTEGER NOT NULL
) STRICT;
CREATE INDEX posts_alert ON posts (alert);

-- The last snapshot that was noted, in one row, and the files it was made of.
CREATE TABLE noted (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    name    TEXT    NOT NULL,
    updates INTEGER NOT NULL -- how many snapshots were noted so far
) STRICT;
CREATE TABLE files (
    path TEXT PRIMARY KEY,
    hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every content that was ever seen: 64 bits, as a signed number.
CREATE TABLE contents (
    content INTEGER PRIMARY KEY
) STRICT, WITHOUT ROWID;
