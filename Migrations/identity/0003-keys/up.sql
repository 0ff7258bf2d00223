CREATE TABLE identity.api_key (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  -- The first letters of the key, to recognise it in a list.
  prefix text NOT NULL CHECK (length(prefix) BETWEEN 12 AND 20),
  key_hash bytea NOT NULL CHECK (octet_length(key_hash) = 32),
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  -- Empty: from anywhere.
  networks cidr[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, key_hash),
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);

SELECT system.protect('identity.api_key');
