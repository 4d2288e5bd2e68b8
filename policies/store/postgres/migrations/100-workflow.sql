-- Applications for access and the agreements that are drafted from them.

CREATE SEQUENCE sharegraph_policy.application_number AS bigint;

-- One row an application, as it was asked.
CREATE TABLE sharegraph_policy.application (
  number bigint PRIMARY KEY,
  at_ms bigint NOT NULL,
  applicant text NOT NULL,
  -- What the organisation had without asking.
  already jsonb NOT NULL,
  request jsonb NOT NULL
);

CREATE TABLE sharegraph_policy.draft (
  agreement text PRIMARY KEY,
  application bigint NOT NULL REFERENCES sharegraph_policy.application,
  kind text NOT NULL CHECK (kind IN ('approval', 'automatic', 'break-glass')),
  applicant text NOT NULL,
  provider text NOT NULL,
  consumer text NOT NULL,
  content jsonb NOT NULL,
  digest text NOT NULL,
  purpose text NOT NULL,
  state text NOT NULL CHECK (state IN ('requested', 'approved', 'confirmed', 'activated', 'refused', 'withdrawn')),
  opened_at_ms bigint NOT NULL,
  due_on text NOT NULL,
  approve jsonb,
  confirm jsonb,
  refusal text,
  revision bigint,
  review_due_on text,
  review jsonb,
  -- Nothing is confirmed or live without both signatures but what nobody has to approve.
  CHECK (kind = 'automatic' OR state NOT IN ('approved', 'confirmed', 'activated') OR approve IS NOT NULL),
  CHECK (kind = 'automatic' OR state NOT IN ('confirmed', 'activated') OR confirm IS NOT NULL),
  CHECK (approve ->> 'officer' IS DISTINCT FROM confirm ->> 'officer' OR approve IS NULL),
  CHECK (kind = 'break-glass' OR (applicant IS DISTINCT FROM approve ->> 'officer' AND applicant IS DISTINCT FROM confirm ->> 'officer'))
);

CREATE INDEX draft_state ON sharegraph_policy.draft (state, due_on);
CREATE INDEX draft_application ON sharegraph_policy.draft (application);
CREATE INDEX journal_subject ON sharegraph_policy.journal (subject, sequence);

-- What was signed is what was asked.
CREATE FUNCTION sharegraph_policy.keep_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.agreement, OLD.application, OLD.kind, OLD.applicant, OLD.content, OLD.digest)
     IS DISTINCT FROM (NEW.agreement, NEW.application, NEW.kind, NEW.applicant, NEW.content, NEW.digest) THEN
    RAISE EXCEPTION 'what a draft says is never changed';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER keep_draft BEFORE UPDATE ON sharegraph_policy.draft
  FOR EACH ROW EXECUTE FUNCTION sharegraph_policy.keep_draft();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sharegraph_policy.application
  FOR EACH STATEMENT EXECUTE FUNCTION sharegraph_policy.refuse_change();
CREATE TRIGGER no_removal BEFORE DELETE OR TRUNCATE ON sharegraph_policy.draft
  FOR EACH STATEMENT EXECUTE FUNCTION sharegraph_policy.refuse_change();
