-- Where an institution wants to hear of its facts. The secret is sealed; `events` empty is all.
CREATE TABLE jobs.webhook_endpoint (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  url text NOT NULL CHECK (length(url) <= 2000),
  events text[] NOT NULL,
  secret bytea NOT NULL,
  is_enabled bool NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
SELECT system.protect('jobs.webhook_endpoint');

-- One telling of one fact to one endpoint, with what came of it.
CREATE TABLE jobs.webhook_delivery (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  event_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  delivered_at timestamptz,
  given_up_at timestamptz,
  attempts int4 NOT NULL DEFAULT 0,
  last_attempt_at timestamptz,
  last_status int4,
  last_outcome text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, endpoint_id, event_id),
  FOREIGN KEY (tenant_id, endpoint_id)
    REFERENCES jobs.webhook_endpoint (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, event_id) REFERENCES jobs.event (tenant_id, id)
);
CREATE INDEX webhook_delivery_by_age ON jobs.webhook_delivery (tenant_id, created_at DESC, id);
SELECT system.protect('jobs.webhook_delivery');
