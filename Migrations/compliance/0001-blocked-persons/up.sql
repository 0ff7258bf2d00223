CREATE SCHEMA compliance;

CREATE TABLE compliance.list_version (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  source text NOT NULL CHECK (length(source) BETWEEN 1 AND 80),
  listed_on date NOT NULL,
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  entry_count int4 NOT NULL CHECK (entry_count >= 0),
  imported_at timestamptz NOT NULL,
  imported_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, source, listed_on, digest)
);

CREATE TABLE compliance.list_entry (
  tenant_id int4 NOT NULL,
  version_id uuid NOT NULL,
  id uuid NOT NULL,
  position int4 NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
  -- Sealed; the indexes are what a search compares.
  curp bytea,
  curp_index bytea CHECK (octet_length(curp_index) = 16),
  rfc bytea,
  rfc_index bytea CHECK (octet_length(rfc_index) = 16),
  -- The same person in the next version of the list has the same.
  person bytea NOT NULL CHECK (octet_length(person) = 32),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, version_id, position),
  FOREIGN KEY (tenant_id, version_id) REFERENCES compliance.list_version (tenant_id, id),
  CHECK ((curp IS NULL) = (curp_index IS NULL)),
  CHECK ((rfc IS NULL) = (rfc_index IS NULL))
);
CREATE INDEX list_entry_curp ON compliance.list_entry (tenant_id, curp_index);
CREATE INDEX list_entry_rfc ON compliance.list_entry (tenant_id, rfc_index);
CREATE INDEX list_entry_person ON compliance.list_entry (tenant_id, person);

-- One row for each word of a name: equality finds candidates, and equality is leakproof.
CREATE TABLE compliance.list_word (
  tenant_id int4 NOT NULL,
  word text COLLATE "C" NOT NULL,
  version_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, word, version_id, entry_id),
  FOREIGN KEY (tenant_id, entry_id) REFERENCES compliance.list_entry (tenant_id, id)
);

CREATE TABLE compliance.screening (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  party_id uuid NOT NULL,
  purpose text NOT NULL,
  answer text NOT NULL CHECK (answer IN ('clear', 'possibleMatch', 'blocked')),
  versions uuid[] NOT NULL CHECK (cardinality(versions) > 0),
  screened_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX screening_party ON compliance.screening (tenant_id, party_id, screened_at DESC);

-- A person of ours and a person of a list who may be the same.
CREATE TABLE compliance.list_match (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  party_id uuid NOT NULL,
  -- What was compared, keyed: other data of the person is another question.
  subject bytea NOT NULL CHECK (octet_length(subject) = 32),
  person bytea NOT NULL CHECK (octet_length(person) = 32),
  entry_id uuid NOT NULL,
  -- Sealed under the person's key.
  subject_name bytea NOT NULL,
  kind text NOT NULL CHECK (kind IN ('name', 'curp', 'rfc')),
  state text NOT NULL CHECK (state IN ('open', 'cleared', 'confirmed')),
  found_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by text,
  reason text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, party_id, subject, person),
  FOREIGN KEY (tenant_id, entry_id) REFERENCES compliance.list_entry (tenant_id, id),
  CHECK ((state = 'open') = (decided_at IS NULL)),
  CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
  CHECK ((decided_at IS NULL) = (reason IS NULL)),
  -- An identifier that coincides is no homonym.
  CHECK (kind = 'name' OR state = 'confirmed')
);
CREATE INDEX list_match_open
  ON compliance.list_match (tenant_id, found_at) WHERE state = 'open';

SELECT system.protect_append_only('compliance.list_version');
SELECT system.protect_append_only('compliance.list_entry');
SELECT system.protect_append_only('compliance.list_word');
SELECT system.protect_append_only('compliance.screening');
SELECT system.protect('compliance.list_match');
