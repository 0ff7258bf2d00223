CREATE SCHEMA identity;

CREATE TABLE identity.staff (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  username text NOT NULL CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  roles text[] NOT NULL,
  branch text,
  password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
  -- Sealed; there from the first login on, confirmed once a code of it was typed.
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step int8,
  created_at timestamptz NOT NULL,
  disabled_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, username),
  CHECK (totp_confirmed_at IS NULL OR totp_secret IS NOT NULL)
);

CREATE TABLE identity.recovery_code (
  tenant_id int4 NOT NULL,
  staff_id uuid NOT NULL,
  code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
  made_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (tenant_id, staff_id, code_hash),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES identity.staff (tenant_id, id)
);

-- Right password given, code still owed. Ends with the session, with time, or with a lockout.
CREATE TABLE identity.sign_in (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
  staff_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES identity.staff (tenant_id, id)
);

-- Who or where from is a keyed digest: the table says nothing of whom it counts.
CREATE TABLE identity.throttle (
  tenant_id int4 NOT NULL,
  subject bytea NOT NULL CHECK (octet_length(subject) = 16),
  failures int4 NOT NULL DEFAULT 0 CHECK (failures >= 0),
  since timestamptz NOT NULL,
  locked_until timestamptz,
  PRIMARY KEY (tenant_id, subject)
);

CREATE TABLE identity.access_attempt (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  door text NOT NULL,
  -- As typed for staff, masked for borrowers.
  who text NOT NULL,
  outcome text NOT NULL,
  address text NOT NULL,
  user_agent text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX access_attempt_at ON identity.access_attempt (tenant_id, at DESC, id DESC);

SELECT system.protect('identity.staff');
SELECT system.protect('identity.recovery_code');
SELECT system.protect('identity.sign_in');
SELECT system.protect('identity.throttle');
SELECT system.protect_append_only('identity.access_attempt');
