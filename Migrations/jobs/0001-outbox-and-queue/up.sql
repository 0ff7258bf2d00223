CREATE SCHEMA jobs;

-- Facts, written in the transaction that made them true.
CREATE TABLE jobs.event (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  occurred_at timestamptz NOT NULL,
  payload jsonb NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
SELECT system.protect_append_only('jobs.event');

-- A subscriber's transaction begins by writing here: a second delivery finds the row and stops.
CREATE TABLE jobs.inbox (
  tenant_id int4 NOT NULL,
  subscriber text NOT NULL,
  event_id uuid NOT NULL,
  handled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, subscriber, event_id),
  FOREIGN KEY (tenant_id, event_id) REFERENCES jobs.event (tenant_id, id)
);
SELECT system.protect_append_only('jobs.inbox');

-- Work for later. The key makes a second request for the same work the same work, for ever.
CREATE TABLE jobs.job (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  payload jsonb NOT NULL,
  requested_at timestamptz NOT NULL,
  done_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, kind, key)
);
SELECT system.protect('jobs.job');

-- What could not be done after every attempt: a person sees it and decides.
CREATE TABLE jobs.dead_letter (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('event', 'job', 'webhook')),
  name text NOT NULL,
  attempts int4 NOT NULL,
  reason text NOT NULL,
  died_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
SELECT system.protect('jobs.dead_letter');

-- Heads of what is waiting, found before a tenant is known. No payload, no personal data.
-- `run_at` is the institution's clock, which a demo may move; a lease is the server's own.
CREATE TABLE system.work (
  id uuid PRIMARY KEY,
  tenant_id int4 NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('event', 'job', 'webhook')),
  name text NOT NULL,
  run_at timestamptz NOT NULL,
  attempts int4 NOT NULL DEFAULT 0,
  lease_until timestamptz,
  lease_holder uuid
);
CREATE INDEX work_due ON system.work (tenant_id, run_at);
SELECT system.share('system.work');
