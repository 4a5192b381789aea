-- A bank of quotes, version 1. Strings are UTF-8; lone surrogates are kept as the three bytes each that
-- UTF-8 would give them.

PRAGMA application_id = 0x51424E4B;  -- "QBNK"

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,  -- what the user calls the article's id
    text TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    url TEXT,
    published TEXT  -- ISO 8601 date
);
CREATE INDEX article_by_published ON article (published);
CREATE INDEX article_by_outlet ON article (outlet);

-- Every spelling of a speaker's name that a quote has, or that the user gave.
CREATE TABLE name (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE,
    speaker INTEGER NOT NULL REFERENCES name DEFERRABLE INITIALLY DEFERRED,  -- the lowest id of one speaker's names
    person TEXT REFERENCES person DEFERRABLE INITIALLY DEFERRED  -- who that is in the user's table of people
);
CREATE INDEX name_by_speaker ON name (speaker);
CREATE INDEX name_by_person ON name (person);

-- The words by which a name is found.
CREATE TABLE name_word (
    word TEXT NOT NULL,
    last INTEGER NOT NULL,  -- whether it is the last of the name
    name INTEGER NOT NULL REFERENCES name ON DELETE CASCADE,
    PRIMARY KEY (word, last, name)
) WITHOUT ROWID;
CREATE INDEX name_word_by_name ON name_word (name);

-- The user's table of people, and the names that it gives to each.
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name INTEGER NOT NULL REFERENCES name  -- the one to show
) WITHOUT ROWID;
CREATE INDEX person_by_name ON person (name);

CREATE TABLE person_name (
    person TEXT NOT NULL REFERENCES person ON DELETE CASCADE,
    name INTEGER NOT NULL REFERENCES name,
    PRIMARY KEY (person, name)
) WITHOUT ROWID;
CREATE INDEX person_name_by_name ON person_name (name);

-- Pairs of names that the user says are one speaker's, each pair both ways.
CREATE TABLE same_speaker (
    name INTEGER NOT NULL REFERENCES name,
    other INTEGER NOT NULL REFERENCES name,
    PRIMARY KEY (name, other)
) WITHOUT ROWID;

CREATE TABLE quote (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article,
    position INTEGER NOT NULL,  -- among the quotes of its article
    text TEXT NOT NULL,
    parts TEXT NOT NULL,  -- JSON: [[start, end], ...]
    name INTEGER REFERENCES name,  -- the speaker's, as the quote has it
    mention TEXT,
    mention_start INTEGER,
    mention_end INTEGER,
    mention_kind TEXT,
    cue TEXT,
    cue_start INTEGER,
    cue_end INTEGER,
    kind TEXT NOT NULL,
    rule TEXT,
    confidence REAL NOT NULL,
    chain TEXT NOT NULL,  -- JSON: [name, ...]
    UNIQUE (article, position)
);
CREATE INDEX quote_by_name ON quote (name, article);

-- The words of the quotes. The text itself stands in quote alone.
CREATE VIRTUAL TABLE quote_word USING fts5 (
    text, content = 'quote', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER quote_inserted AFTER INSERT ON quote BEGIN
    INSERT INTO quote_word (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER quote_deleted AFTER DELETE ON quote BEGIN
    INSERT INTO quote_word (quote_word, rowid, text) VALUES ('delete', old.id, old.text);
END;

-- Which quote leads the saying that each is an occurrence of, and how it stands to that one (see dedup/).
-- Quotes too short to go with any have no row.
CREATE TABLE saying (
    quote INTEGER PRIMARY KEY REFERENCES quote,
    leader INTEGER NOT NULL REFERENCES quote DEFERRABLE INITIALLY DEFERRED,
    relation TEXT NOT NULL,
    similarity REAL NOT NULL
);
CREATE INDEX saying_by_leader ON saying (leader);

-- The shingles by which a quote finds those that may lead it, and a leader those that it may lead.
CREATE TABLE whole_shingle (
    shingle INTEGER NOT NULL,
    quote INTEGER NOT NULL,
    PRIMARY KEY (shingle, quote)
) WITHOUT ROWID;
CREATE TABLE part_shingle (
    shingle INTEGER NOT NULL,
    quote INTEGER NOT NULL,
    PRIMARY KEY (shingle, quote)
) WITHOUT ROWID;
