CREATE TABLE identity.session (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('staff', 'borrower')),
  -- SHA-256 of the token; the token itself is only in the cookie.
  token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
  staff_id uuid,
  party_id uuid,
  created_at timestamptz NOT NULL,
  authenticated_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  address text NOT NULL,
  user_agent text NOT NULL,
  ended_at timestamptz,
  ended_why text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES identity.staff (tenant_id, id),
  CHECK ((kind = 'staff') = (staff_id IS NOT NULL)),
  CHECK ((kind = 'borrower') = (party_id IS NOT NULL)),
  CHECK ((ended_at IS NULL) = (ended_why IS NULL))
);
CREATE INDEX session_staff ON identity.session (tenant_id, staff_id) WHERE ended_at IS NULL;

CREATE TABLE identity.one_time_code (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  purpose text NOT NULL,
  -- What the code is for: a contract, a party, a phone. Nobody's name or number in clear.
  subject text NOT NULL,
  phone bytea NOT NULL,
  phone_index bytea NOT NULL CHECK (octet_length(phone_index) = 16),
  flow_hash bytea NOT NULL CHECK (octet_length(flow_hash) = 32),
  code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  tries int2 NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
  used_at timestamptz,
  replaced_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, flow_hash)
);
CREATE INDEX one_time_code_phone
  ON identity.one_time_code (tenant_id, phone_index, issued_at);

SELECT system.protect('identity.session');
SELECT system.protect('identity.one_time_code');
