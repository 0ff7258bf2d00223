CREATE SCHEMA vault;

CREATE TABLE vault.tenant_key (
  tenant_id int4 NOT NULL,
  version int8 NOT NULL CHECK (version BETWEEN 1 AND 2147483647),
  -- Nonce, sealed key and tag: 24 + 32 + 16.
  wrapped bytea NOT NULL CHECK (octet_length(wrapped) = 72),
  root bytea NOT NULL CHECK (octet_length(root) = 8),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, version)
);

CREATE TABLE vault.person_key (
  tenant_id int4 NOT NULL,
  party_id uuid NOT NULL,
  sealed bytea CHECK (octet_length(sealed) = 77),
  created_at timestamptz NOT NULL DEFAULT now(),
  shredded_at timestamptz,
  PRIMARY KEY (tenant_id, party_id),
  CHECK ((sealed IS NULL) = (shredded_at IS NOT NULL))
);

CREATE TABLE vault.secret (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL CHECK (name ~ '^[a-z][a-z0-9_.-]{0,99}$'),
  sealed bytea,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name)
);

SELECT system.protect('vault.tenant_key');
SELECT system.protect('vault.person_key');
SELECT system.protect('vault.secret');
