CREATE SCHEMA channels;
GRANT USAGE ON SCHEMA channels TO caudal_app;

-- A text to a person: what was asked, what was said, and how far it got. The address and the
-- words are sealed once they are known; the values hold no personal data.
CREATE TABLE channels.message (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  party_id uuid,
  channel text NOT NULL CHECK (channel = 'sms'),
  template text NOT NULL CHECK (length(template) BETWEEN 1 AND 60),
  template_values jsonb NOT NULL,
  subject text NOT NULL,
  manifest_version int4,
  address bytea,
  body bytea,
  state text NOT NULL CHECK (state IN ('queued', 'sent', 'delivered', 'failed', 'withheld')),
  reason text,
  provider_id text,
  recorded_at timestamptz NOT NULL,
  sent_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, provider_id),
  CHECK (state NOT IN ('sent', 'delivered') OR (provider_id IS NOT NULL AND body IS NOT NULL)),
  CHECK (state NOT IN ('failed', 'withheld') OR reason IS NOT NULL),
  CHECK ((address IS NULL) = (body IS NULL))
);
CREATE INDEX message_by_party ON channels.message (tenant_id, party_id, id)
  WHERE party_id IS NOT NULL;
SELECT system.protect('channels.message');

-- A person who asked not to be written to; the record stays when they change their mind.
CREATE TABLE channels.opt_out (
  tenant_id int4 NOT NULL,
  party_id uuid NOT NULL,
  channel text NOT NULL CHECK (channel = 'sms'),
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  lifted_at timestamptz,
  lifted_by text,
  PRIMARY KEY (tenant_id, party_id, channel),
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
);
SELECT system.protect('channels.opt_out');
