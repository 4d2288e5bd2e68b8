-- Revisions of the share policy. What is content stands under its SHA-256 and is written once.

-- Pieces of what revisions say, as canonical JSON: what gateways fetch.
CREATE TABLE sharegraph_policy.part (
  digest text PRIMARY KEY,
  content text NOT NULL
);

-- Lists of the pieces of a revision, as canonical JSON.
CREATE TABLE sharegraph_policy.base (
  digest text PRIMARY KEY,
  list text NOT NULL
);

-- What can be switched off, by the piece that it stands in.
CREATE TABLE sharegraph_policy.part_id (
  kind text NOT NULL,
  id text NOT NULL,
  digest text NOT NULL REFERENCES sharegraph_policy.part,
  PRIMARY KEY (kind, id, digest)
);

-- The files as stewards wrote them, with comments.
CREATE TABLE sharegraph_policy.file_text (
  digest text PRIMARY KEY,
  content text NOT NULL
);

-- Which files a revision has: `{ file: digest }`.
CREATE TABLE sharegraph_policy.tree (
  digest text PRIMARY KEY,
  files jsonb NOT NULL
);

CREATE TABLE sharegraph_policy.revision (
  number bigint PRIMARY KEY CHECK (number >= 1),
  id text NOT NULL UNIQUE,
  manifest text NOT NULL,
  signature text NOT NULL,
  base text NOT NULL REFERENCES sharegraph_policy.base,
  tree text NOT NULL REFERENCES sharegraph_policy.tree,
  kind text NOT NULL CHECK (kind IN ('genesis', 'commit', 'overlay', 'rollback')),
  actor text NOT NULL,
  reason text NOT NULL,
  issued_at_ms bigint NOT NULL,
  files jsonb NOT NULL
);

CREATE TABLE sharegraph_policy.journal (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at_ms bigint NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  details jsonb NOT NULL
);

-- Processes that serve the policy. Heard of by the clock of the database: theirs may differ.
CREATE TABLE sharegraph_policy.replica (
  id text PRIMARY KEY,
  number bigint NOT NULL,
  heard_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE FUNCTION sharegraph_policy.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sharegraph_policy.revision
  FOR EACH STATEMENT EXECUTE FUNCTION sharegraph_policy.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sharegraph_policy.journal
  FOR EACH STATEMENT EXECUTE FUNCTION sharegraph_policy.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sharegraph_policy.part
  FOR EACH STATEMENT EXECUTE FUNCTION sharegraph_policy.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sharegraph_policy.file_text
  FOR EACH STATEMENT EXECUTE FUNCTION sharegraph_policy.refuse_change();
