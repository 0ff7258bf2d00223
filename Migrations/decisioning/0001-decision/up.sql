CREATE SCHEMA decisioning;

CREATE TABLE decisioning.decision (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  party_id uuid NOT NULL,
  product_code text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('approved', 'referred', 'declined')),
  -- In the policy's own words: nothing of the person.
  reasons jsonb NOT NULL CHECK (jsonb_array_length(reasons) > 0),
  manifest_version int4 NOT NULL CHECK (manifest_version > 0),
  -- What was looked at and how each rule answered: under the person's key.
  evidence bytea NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE INDEX decision_by_application
  ON decisioning.decision (tenant_id, application_id, decided_at DESC);

SELECT system.protect_append_only('decisioning.decision');
