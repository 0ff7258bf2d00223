CREATE SCHEMA audit;
GRANT USAGE ON SCHEMA audit TO caudal_app;

-- Who did what, when and why. Written in the transaction of the deed itself, with a keyed hash.
CREATE TABLE audit.act (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  actor text NOT NULL,
  verb text NOT NULL,
  subject text NOT NULL,
  facts jsonb NOT NULL,
  reason text,
  mac bytea NOT NULL CHECK (octet_length(mac) = 32),
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX act_by_subject ON audit.act (tenant_id, subject, id);
SELECT system.protect_append_only('audit.act');

-- Acts not yet linked: the sealer takes them from here in batches, whatever order they committed in.
CREATE TABLE audit.unsealed (
  tenant_id int4 NOT NULL,
  act_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, act_id),
  FOREIGN KEY (tenant_id, act_id) REFERENCES audit.act (tenant_id, id)
);
SELECT system.protect('audit.unsealed');

-- The chain: each link hashes the one before it and its act.
CREATE TABLE audit.seal (
  tenant_id int4 NOT NULL,
  position int8 NOT NULL CHECK (position > 0),
  act_id uuid NOT NULL,
  chain bytea NOT NULL CHECK (octet_length(chain) = 32),
  sealed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, position),
  UNIQUE (tenant_id, act_id),
  FOREIGN KEY (tenant_id, act_id) REFERENCES audit.act (tenant_id, id)
);
SELECT system.protect_append_only('audit.seal');
