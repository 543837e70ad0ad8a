-- A bot may answer from several corpora. Each has a number; the usual one, whose name is empty, has 0.
CREATE TABLE corpora (
    id   INTEGER PRIMARY KEY,
    name TEXT    NOT NULL UNIQUE
) STRICT;
INSERT INTO corpora (id, name) VALUES (0, '');

-- An alert is of a corpus. SQLite can't change what a table has as UNIQUE, so the tables are made again. The highest
-- numbers so far are kept: none is given twice.
CREATE TABLE alerts_of (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    owner    TEXT    NOT NULL,           -- a user's id
    channel  TEXT    NOT NULL,           -- a channel's id, '' for the owner's direct messages
    guild    TEXT    NOT NULL,
    query    TEXT    NOT NULL,
    since    INTEGER NOT NULL,           -- milliseconds of Unix time
    failures INTEGER NOT NULL DEFAULT 0, -- permanent ones since a post last succeeded
    corpus   INTEGER NOT NULL DEFAULT 0 REFERENCES corpora (id),
    UNIQUE (owner, channel, query, corpus)
) STRICT;
INSERT INTO alerts_of (id, owner, channel, guild, query, since, failures)
    SELECT id, owner, channel, guild, query, since, failures FROM alerts;
CREATE TABLE posts_of (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    alert  INTEGER NOT NULL REFERENCES alerts_of (id) ON DELETE CASCADE,
    quotes TEXT    NOT NULL, -- an array of ids in JSON
    more   INTEGER NOT NULL
) STRICT;
INSERT INTO posts_of SELECT id, alert, quotes, more FROM posts;
CREATE TABLE unreadable_of (
    alert  INTEGER PRIMARY KEY REFERENCES alerts_of (id) ON DELETE CASCADE,
    reason TEXT    NOT NULL,
    told   INTEGER NOT NULL DEFAULT 0 -- whether the owner was told
) STRICT;
INSERT INTO unreadable_of SELECT alert, reason, told FROM unreadable;
DELETE FROM sqlite_sequence WHERE name IN ('alerts_of', 'posts_of');
INSERT INTO sqlite_sequence (name, seq)
    SELECT name || '_of', seq FROM sqlite_sequence WHERE name IN ('alerts', 'posts');
DROP TABLE posts;
DROP TABLE unreadable;
DROP TABLE alerts;
ALTER TABLE alerts_of RENAME TO alerts;
ALTER TABLE posts_of RENAME TO posts;
ALTER TABLE unreadable_of RENAME TO unreadable;
CREATE INDEX alerts_channel ON alerts (channel);
CREATE INDEX alerts_guild ON alerts (guild);
CREATE INDEX posts_alert ON posts (alert);

-- What was seen of each corpus.
CREATE TABLE noted_of (
    corpus  INTEGER PRIMARY KEY REFERENCES corpora (id),
    name    TEXT    NOT NULL, -- of the last snapshot that was noted
    updates INTEGER NOT NULL  -- how many snapshots were noted so far
) STRICT;
INSERT INTO noted_of SELECT 0, name, updates FROM noted;
DROP TABLE noted;
ALTER TABLE noted_of RENAME TO noted;
CREATE TABLE files_of (
    corpus INTEGER NOT NULL REFERENCES corpora (id),
    path   TEXT    NOT NULL,
    hash   TEXT    NOT NULL,
    PRIMARY KEY (corpus, path)
) STRICT, WITHOUT ROWID;
INSERT INTO files_of SELECT 0, path, hash FROM files;
DROP TABLE files;
ALTER TABLE files_of RENAME TO files;

-- The table contents is of all corpora: what is kept of another than the usual one is mixed with its number.
