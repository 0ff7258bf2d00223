-- The first reply to a command that a program sent with an idempotency key. The body is sealed:
-- it may say anything about anybody.
CREATE TABLE jobs.command (
  tenant_id int4 NOT NULL,
  api_key uuid NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  id uuid NOT NULL,
  fingerprint bytea NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  status int4,
  content_type text,
  body bytea,
  PRIMARY KEY (tenant_id, api_key, key),
  CHECK ((finished_at IS NULL) = (status IS NULL)),
  CHECK ((status IS NULL) = (body IS NULL))
);
CREATE INDEX command_by_age ON jobs.command (tenant_id, started_at);
SELECT system.protect('jobs.command');
