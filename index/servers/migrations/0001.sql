PRAGMA application_id = 0x76627376;

-- What a server's moderators have set. A setting without a row is as the operator has it.
CREATE TABLE settings (
    guild TEXT NOT NULL,
    name  TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (guild, name)
) STRICT, WITHOUT ROWID;

-- Who changed which setting, and when: the newest last.
CREATE TABLE changes (
    id    INTEGER PRIMARY KEY,
    guild TEXT    NOT NULL,
    name  TEXT    NOT NULL,
    was   TEXT    NOT NULL,
    value TEXT    NOT NULL,
    user  TEXT    NOT NULL, -- the id of the member who did it; '' once it is forgotten
    nick  TEXT    NOT NULL, -- the member's name then; '' once it is forgotten
    at    INTEGER NOT NULL  -- milliseconds since 1970
) STRICT;
CREATE INDEX changes_guild ON changes (guild, id);

-- Servers that have been welcomed.
CREATE TABLE welcomed (guild TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
