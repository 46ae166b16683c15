/** Forward-only: a migration that has shipped is never edited, a new one is added below it. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE article (
    id TEXT PRIMARY KEY,
    collection TEXT NOT NULL,
    source TEXT NOT NULL,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT,
    language TEXT,
    sha256 TEXT NOT NULL,
    version INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    ingested_at INTEGER NOT NULL,
    UNIQUE (collection, path)
  ) STRICT;

  CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    heading_path TEXT NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX passage_by_article ON passage (article, ordinal);

  CREATE TABLE collection (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE VIRTUAL TABLE passage_index USING fts5 (
    heading, text, scope,
    content = '', contentless_delete = 1,
    tokenize = 'porter unicode61 remove_diacritics 2'
  );

  CREATE TABLE word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

  CREATE TABLE passage_vector (
    passage INTEGER NOT NULL REFERENCES passage (id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    title BLOB NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (passage, model)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE source (
    id TEXT PRIMARY KEY,
    collection TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('folder', 'file', 'site', 'text')),
    location TEXT NOT NULL,
    options TEXT NOT NULL DEFAULT '{}',
    every_minutes INTEGER,
    state TEXT NOT NULL CHECK (state IN ('reading', 'done', 'failed')),
    began_at INTEGER NOT NULL,
    touched_at INTEGER NOT NULL,
    ended_at INTEGER,
    next_at INTEGER,
    tally TEXT NOT NULL DEFAULT '{}',
    errors TEXT NOT NULL DEFAULT '[]',
    UNIQUE (collection, location)
  ) STRICT;
  CREATE INDEX source_due ON source (next_at);
  CREATE INDEX article_by_source ON article (collection, source);

  CREATE TABLE site_page (
    source TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    body_hash TEXT,
    text_hash TEXT,
    article TEXT,
    links TEXT NOT NULL DEFAULT '[]',
    checked_at INTEGER NOT NULL,
    PRIMARY KEY (source, address)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE article ADD COLUMN is_excluded INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE source ADD COLUMN wanted_at INTEGER;

  CREATE TABLE written_text (
    article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    text TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE recalibration (
    collection TEXT NOT NULL,
    at INTEGER NOT NULL,
    slope REAL NOT NULL,
    intercept REAL NOT NULL,
    outcomes INTEGER NOT NULL,
    PRIMARY KEY (collection, at)
  ) STRICT, WITHOUT ROWID;
  `,
];
