-- Alerts whose queries this version of verbatim can't read.
CREATE TABLE unreadable (
    alert  bigint PRIMARY KEY REFERENCES alerts (id) ON DELETE CASCADE,
    reason text   NOT NULL,
    told   bigint NOT NULL DEFAULT 0 -- whether the owner was told
);
