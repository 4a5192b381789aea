-- What the bank asks of its file. Each query stands below its name. Text comes as bytes, see store.py.

-- :article
SELECT id, text, name, title, outlet, url, published FROM article WHERE name = CAST(:name AS TEXT);

-- :articles
SELECT name FROM article ORDER BY published IS NULL, published, name;

-- :add_article
INSERT INTO article (name, text, title, outlet, url, published)
VALUES (
    CAST(:name AS TEXT), CAST(:text AS TEXT), CAST(:title AS TEXT), CAST(:outlet AS TEXT),
    CAST(:url AS TEXT), CAST(:published AS TEXT)
);

-- :update_article
UPDATE article SET
    text = CAST(:text AS TEXT), title = CAST(:title AS TEXT), outlet = CAST(:outlet AS TEXT),
    url = CAST(:url AS TEXT), published = CAST(:published AS TEXT)
WHERE id = :key;

-- :refresh_article
UPDATE article SET
    title = coalesce(CAST(:title AS TEXT), title), outlet = coalesce(CAST(:outlet AS TEXT), outlet),
    url = coalesce(CAST(:url AS TEXT), url), published = coalesce(CAST(:published AS TEXT), published)
WHERE name = CAST(:name AS TEXT) AND text = CAST(:text AS TEXT)
    AND (title, outlet, url, published) IS NOT (
        coalesce(CAST(:title AS TEXT), title), coalesce(CAST(:outlet AS TEXT), outlet),
        coalesce(CAST(:url AS TEXT), url), coalesce(CAST(:published AS TEXT), published)
    );

-- :add_quote
INSERT INTO quote (
    article, position, text, parts, name, mention, mention_start, mention_end, mention_kind,
    cue, cue_start, cue_end, kind, rule, confidence, chain
)
VALUES (
    :article, :position, CAST(:text AS TEXT), CAST(:parts AS TEXT), :name,
    CAST(:mention AS TEXT), :mention_start, :mention_end, CAST(:mention_kind AS TEXT),
    CAST(:cue AS TEXT), :cue_start, :cue_end,
    CAST(:kind AS TEXT), CAST(:rule AS TEXT), :confidence, CAST(:chain AS TEXT)
);

-- :names_in_article
SELECT DISTINCT name FROM quote WHERE article = :article AND name IS NOT NULL;

-- :delete_quotes
DELETE FROM quote WHERE article = :article;

-- :count_quotes
SELECT count(*) FROM quote;

-- A search is this query, those of the conditions below it that are asked for, and the order.
-- :quotes
SELECT
    quote.text, quote.parts, name.text,
    quote.mention, quote.mention_start, quote.mention_end, quote.mention_kind,
    quote.cue, quote.cue_start, quote.cue_end,
    quote.kind, quote.rule, quote.confidence, quote.chain,
    article.name, article.published, name.person
FROM quote JOIN article ON article.id = quote.article LEFT JOIN name ON name.id = quote.name
WHERE TRUE

-- :quotes_key
AND quote.id = :key

-- :quotes_saying
AND quote.id IN (SELECT quote FROM saying WHERE leader = :leader)

-- :quotes_article
AND article.name = CAST(:article AS TEXT)

-- :quotes_speakers
AND quote.name IN (SELECT id FROM name WHERE speaker IN (SELECT value FROM json_each(:speakers)))

-- :quotes_containing
AND quote.id IN (SELECT rowid FROM quote_word WHERE quote_word MATCH CAST(:containing AS TEXT))

-- :quotes_outlet
AND article.outlet = CAST(:outlet AS TEXT)

-- :quotes_since
AND article.published >= CAST(:since AS TEXT)

-- :quotes_until
AND article.published <= CAST(:until AS TEXT)

-- :quotes_min_confidence
AND quote.confidence >= :min_confidence

-- :quotes_order
ORDER BY article.published IS NULL, article.published, article.name, quote.position
LIMIT :limit;

-- :add_name
INSERT INTO name (text, speaker) VALUES (CAST(:text AS TEXT), 0);

-- :add_name_word
INSERT INTO name_word (word, last, name) VALUES (CAST(:word AS TEXT), :last, :name);

-- :name_id
SELECT id FROM name WHERE text = CAST(:text AS TEXT);

-- A name that several people of the user's table have is nobody's in particular.
-- :name
SELECT text, (SELECT CASE count(*) WHEN 1 THEN max(person) END FROM person_name WHERE person_name.name = name.id)
FROM name WHERE id = :name;

-- The names that have the last word, and those whose last word is one of the words.
-- :namesakes
SELECT
    id, text, speaker,
    (SELECT CASE count(*) WHEN 1 THEN max(person) END FROM person_name WHERE person_name.name = name.id)
FROM name WHERE id IN (
    SELECT name FROM name_word WHERE word IN (SELECT value FROM json_each(CAST(:last AS TEXT)))
    UNION
    SELECT name FROM name_word WHERE word IN (SELECT value FROM json_each(CAST(:words AS TEXT))) AND last
);

-- :bearer
SELECT speaker FROM name WHERE text = CAST(:text AS TEXT);

-- :person_of
SELECT person FROM name WHERE id = :name;

-- The other names that the user says are the same speaker's.
-- :linked
SELECT other FROM same_speaker WHERE name = :name
UNION
SELECT other.name FROM person_name AS own JOIN person_name AS other USING (person)
WHERE own.name = :name
    AND (SELECT count(*) FROM person_name WHERE name = own.name) = 1
    AND (SELECT count(*) FROM person_name WHERE name = other.name) = 1;

-- :set_speaker
UPDATE name SET speaker = :speaker, person = CAST(:person AS TEXT)
WHERE id = :name AND (speaker IS NOT :speaker OR person IS NOT CAST(:person AS TEXT));

-- :delete_unused_name
DELETE FROM name
WHERE id = :name
    AND NOT EXISTS (SELECT * FROM quote WHERE name = :name)
    AND NOT EXISTS (SELECT * FROM person_name WHERE name = :name)
    AND NOT EXISTS (SELECT * FROM same_speaker WHERE name = :name);

-- :link
INSERT OR IGNORE INTO same_speaker (name, other) VALUES (:a, :b), (:b, :a);

-- :add_person
INSERT INTO person (id, name) VALUES (CAST(:id AS TEXT), :name)
ON CONFLICT (id) DO UPDATE SET name = excluded.name;

-- :add_person_name
INSERT OR IGNORE INTO person_name (person, name) VALUES (CAST(:id AS TEXT), :name);

-- :names_of_person
SELECT name FROM person_name WHERE person = CAST(:id AS TEXT);

-- :delete_names_of_person
DELETE FROM person_name WHERE person = CAST(:id AS TEXT);

-- :speakers_of_person
SELECT DISTINCT speaker FROM name WHERE person = CAST(:id AS TEXT);

-- :forms
SELECT
    name.speaker, name.id, name.text, name.person,
    EXISTS (SELECT * FROM person WHERE id = name.person AND person.name = name.id),
    (SELECT count(DISTINCT article) FROM quote WHERE quote.name = name.id)
FROM name WHERE speaker IN (SELECT value FROM json_each(CAST(:speakers AS TEXT)));

-- :totals
SELECT name.speaker, count(*), count(DISTINCT quote.article)
FROM quote JOIN name ON name.id = quote.name
GROUP BY name.speaker;

-- :quotes_of_article
SELECT id FROM quote WHERE article = :article ORDER BY position;

-- :leaders
SELECT leader FROM saying
JOIN quote ON quote.id = leader JOIN article ON article.id = quote.article
GROUP BY leader HAVING count(*) > 1
ORDER BY count(*) DESC, article.published IS NULL, article.published, article.name, quote.position;

-- In the order of the quotes of a search.
-- :matches
SELECT saying.relation, saying.similarity
FROM saying JOIN quote ON quote.id = saying.quote JOIN article ON article.id = quote.article
WHERE leader = :leader
ORDER BY article.published IS NULL, article.published, article.name, quote.position;

-- :leader
SELECT leader FROM saying WHERE quote = :quote;

-- :set_saying
INSERT INTO saying (quote, leader, relation, similarity)
VALUES (:quote, :leader, CAST(:relation AS TEXT), :similarity)
ON CONFLICT (quote) DO UPDATE SET
    leader = excluded.leader, relation = excluded.relation, similarity = excluded.similarity;

-- :delete_saying
DELETE FROM saying WHERE quote = :quote;

-- :members
SELECT quote FROM saying WHERE leader = :leader AND quote != :leader;

-- :wholes
SELECT quote FROM whole_shingle WHERE shingle IN (SELECT value FROM json_each(CAST(:shingles AS TEXT)))
GROUP BY quote HAVING count(*) >= :least;

-- :parts
SELECT DISTINCT quote FROM part_shingle
WHERE shingle IN (SELECT value FROM json_each(CAST(:shingles AS TEXT)));

-- :add_whole_shingles
INSERT OR IGNORE INTO whole_shingle (shingle, quote)
SELECT value, :quote FROM json_each(CAST(:shingles AS TEXT));

-- :delete_whole_shingles
DELETE FROM whole_shingle
WHERE quote = :quote AND shingle IN (SELECT value FROM json_each(CAST(:shingles AS TEXT)));

-- :add_part_shingles
INSERT OR IGNORE INTO part_shingle (shingle, quote)
SELECT value, :quote FROM json_each(CAST(:shingles AS TEXT));

-- :delete_part_shingles
DELETE FROM part_shingle
WHERE quote = :quote AND shingle IN (SELECT value FROM json_each(CAST(:shingles AS TEXT)));
