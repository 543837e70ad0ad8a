-- What moderators have changed, a line per change, as .verbatim/corrections.jsonl of a corpus has it. The lines of a
-- corpus are numbered from 1; '' is the usual corpus.
CREATE TABLE corrections (
    corpus text   NOT NULL,
    n      bigint NOT NULL,
    line   text   NOT NULL,
    PRIMARY KEY (corpus, n)
);
