-- Alerts whose queries this version of verbatim can't read.
CREATE TABLE unreadable (
    alert  INTEGER PRIMARY KEY REFERENCES alerts (id) ON DELETE CASCADE,
    reason TEXT    NOT NULL,
    told   INTEGER NOT NULL DEFAULT 0 -- whether the owner was told
) STRICT;
