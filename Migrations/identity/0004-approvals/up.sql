CREATE TABLE identity.approval (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  summary text NOT NULL,
  facts jsonb NOT NULL,
  -- Text, not jsonb: it must hash the same for ever.
  payload text NOT NULL,
  payload_hash bytea NOT NULL CHECK (octet_length(payload_hash) = 32),
  state text NOT NULL CHECK (state IN ('pending', 'approved', 'declined', 'withdrawn')),
  maker_id uuid NOT NULL,
  maker_session uuid NOT NULL,
  maker_reason text,
  maker_seal bytea NOT NULL CHECK (octet_length(maker_seal) = 32),
  requested_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  checker_id uuid,
  checker_session uuid,
  checker_reason text,
  checker_seal bytea CHECK (octet_length(checker_seal) = 32),
  decided_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, maker_id) REFERENCES identity.staff (tenant_id, id),
  FOREIGN KEY (tenant_id, checker_id) REFERENCES identity.staff (tenant_id, id),
  CHECK (checker_id <> maker_id),
  CHECK (checker_session <> maker_session),
  CHECK ((state IN ('approved', 'declined')) = (checker_id IS NOT NULL)),
  CHECK ((checker_id IS NULL) = (checker_seal IS NULL)),
  CHECK ((state = 'pending') = (decided_at IS NULL))
);
-- One open question for each thing: asking again finds it.
CREATE UNIQUE INDEX approval_open
  ON identity.approval (tenant_id, kind, subject) WHERE state = 'pending';
CREATE INDEX approval_requested ON identity.approval (tenant_id, requested_at DESC);

SELECT system.protect('identity.approval');
