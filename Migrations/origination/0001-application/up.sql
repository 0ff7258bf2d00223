CREATE SCHEMA origination;
GRANT USAGE ON SCHEMA origination TO caudal_app;

CREATE TABLE origination.application (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  party_id uuid NOT NULL,
  product_code text NOT NULL,
  product_version int4 NOT NULL,
  amount int8 NOT NULL CHECK (amount > 0),
  installment_count int4 NOT NULL CHECK (installment_count > 0),
  channel text NOT NULL CHECK (channel IN ('portal', 'branch', 'api')),
  status text NOT NULL CHECK (
    status IN ('draft', 'inReview', 'moreNeeded', 'approved', 'declined', 'signed', 'cancelled')),
  -- What was told and not yet kept elsewhere: declarations and the note of what is missing, sealed.
  answers bytea,
  decision_id uuid NOT NULL,
  contract_id uuid NOT NULL,
  loan_id uuid NOT NULL,
  branch text NOT NULL,
  asked_for text,
  reasons jsonb NOT NULL DEFAULT '[]',
  approved_by text,
  created_at timestamptz NOT NULL,
  submitted_at timestamptz,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, contract_id),
  UNIQUE (tenant_id, loan_id),
  CHECK ((status = 'draft') = (submitted_at IS NULL) OR status = 'cancelled'),
  CHECK (status <> 'moreNeeded' OR asked_for IS NOT NULL)
);
-- One application at a time for each person: a second one would sell the same capacity twice.
CREATE UNIQUE INDEX application_open_by_party ON origination.application (tenant_id, party_id)
  WHERE status IN ('draft', 'inReview', 'moreNeeded', 'approved');
CREATE INDEX application_by_status ON origination.application (tenant_id, status, id);
CREATE INDEX application_by_party ON origination.application (tenant_id, party_id, id);
SELECT system.protect('origination.application');

-- What happened to it, in order.
CREATE TABLE origination.application_event (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  status text NOT NULL,
  actor text NOT NULL,
  note text,
  occurred_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, application_id) REFERENCES origination.application (tenant_id, id)
);
CREATE INDEX application_event_by_application
  ON origination.application_event (tenant_id, application_id, id);
SELECT system.protect_append_only('origination.application_event');
