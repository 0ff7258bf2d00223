CREATE SCHEMA crm;
GRANT USAGE ON SCHEMA crm TO caudal_app;

-- One golden record for each person. Names sort and search, so they are plain; everything else
-- that identifies a person is sealed under that person's key.
CREATE TABLE crm.party (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  given_names text NOT NULL DEFAULT '',
  first_surname text NOT NULL DEFAULT '',
  second_surname text NOT NULL DEFAULT '',
  phone bytea NOT NULL,
  phone_index bytea NOT NULL,
  phone_tail text NOT NULL CHECK (phone_tail ~ '^[0-9]{4}$'),
  curp bytea,
  curp_index bytea,
  rfc bytea,
  rfc_index bytea,
  email bytea,
  details bytea,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, phone_index),
  UNIQUE (tenant_id, curp_index),
  CHECK ((curp IS NULL) = (curp_index IS NULL)),
  CHECK ((rfc IS NULL) = (rfc_index IS NULL))
);
CREATE INDEX party_by_rfc ON crm.party (tenant_id, rfc_index) WHERE rfc_index IS NOT NULL;
CREATE INDEX party_by_name ON crm.party (tenant_id, first_surname, second_surname, given_names, id);
SELECT system.protect('crm.party');

-- The words of each name without accents, in collation C, so that a prefix search stays on the
-- index under row security.
CREATE TABLE crm.party_word (
  tenant_id int4 NOT NULL,
  party_id uuid NOT NULL,
  word text COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, party_id, word),
  FOREIGN KEY (tenant_id, party_id) REFERENCES crm.party (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX party_word_by_word ON crm.party_word (tenant_id, word);
SELECT system.protect('crm.party_word');
