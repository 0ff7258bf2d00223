CREATE SCHEMA audit;

-- Who did what, to what, when and why. `mac` is keyed outside the database: a row written or
-- changed by hand does not verify.
CREATE TABLE audit.record (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  act text NOT NULL,
  actor text NOT NULL,
  subject text NOT NULL,
  facts jsonb NOT NULL,
  reason text,
  mac bytea NOT NULL CHECK (length(mac) = 32),
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX record_by_subject ON audit.record (tenant_id, subject, id);
SELECT system.protect_append_only('audit.record');

-- What the sealer has still to link. Linking inside the business transaction would make every
-- payment of an institution wait for the one before it.
CREATE TABLE audit.unsealed (
  tenant_id int4 NOT NULL,
  record_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, record_id)
);
SELECT system.protect('audit.unsealed');

-- The chain: each hash covers the one before it, so nothing in the middle can be lost or moved.
CREATE TABLE audit.link (
  tenant_id int4 NOT NULL,
  number int8 NOT NULL CHECK (number > 0),
  record_id uuid NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  sealed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, number),
  UNIQUE (tenant_id, record_id),
  FOREIGN KEY (tenant_id, record_id) REFERENCES audit.record (tenant_id, id)
);
SELECT system.protect_append_only('audit.link');
