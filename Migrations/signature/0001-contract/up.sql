CREATE SCHEMA signature;
GRANT USAGE ON SCHEMA signature TO caudal_app;

CREATE TABLE signature.contract (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  loan_id uuid NOT NULL,
  party_id uuid NOT NULL,
  folio text NOT NULL CHECK (folio <> ''),
  state text NOT NULL CHECK (state IN ('prepared', 'signed', 'withdrawn', 'cancelled')),
  prepared_at timestamptz NOT NULL,
  first_due_on date NOT NULL,
  package_sha256 text NOT NULL CHECK (package_sha256 ~ '^[0-9a-f]{64}$'),
  -- What the documents were rendered from, sealed.
  draft bytea NOT NULL,
  signed_at timestamptz,
  -- In the institution's business days: the right to cancel counts from it.
  signed_on date,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT signed_contract_says_when
    CHECK ((state IN ('signed', 'cancelled')) = (signed_at IS NOT NULL AND signed_on IS NOT NULL))
);
CREATE INDEX contract_by_application ON signature.contract (tenant_id, application_id, id);
CREATE INDEX contract_by_party ON signature.contract (tenant_id, party_id, id);
CREATE INDEX contract_by_loan ON signature.contract (tenant_id, loan_id, id);
SELECT system.protect('signature.contract');

CREATE TABLE signature.document (
  tenant_id int4 NOT NULL,
  contract_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind <> ''),
  id uuid NOT NULL,
  title text NOT NULL CHECK (title <> ''),
  template_version int4 NOT NULL CHECK (template_version > 0),
  template_sha256 text NOT NULL CHECK (template_sha256 ~ '^[0-9a-f]{64}$'),
  -- Of the PDF's bytes before they were sealed.
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  pdf bytea NOT NULL,
  html bytea NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, contract_id, kind),
  UNIQUE (tenant_id, id),
  FOREIGN KEY (tenant_id, contract_id) REFERENCES signature.contract (tenant_id, id)
);
SELECT system.protect_append_only('signature.document');

CREATE TABLE signature.happening (
  tenant_id int4 NOT NULL,
  contract_id uuid NOT NULL,
  number int4 NOT NULL CHECK (number > 0),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN
    ('prepared', 'viewed', 'codeSent', 'signed', 'delivered', 'withdrawn', 'cancelled')),
  occurred_at timestamptz NOT NULL,
  -- Address, device, place, which document: sealed.
  facts bytea NOT NULL,
  link text NOT NULL CHECK (link ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (tenant_id, contract_id, number),
  UNIQUE (tenant_id, id),
  FOREIGN KEY (tenant_id, contract_id) REFERENCES signature.contract (tenant_id, id)
);
SELECT system.protect_append_only('signature.happening');

CREATE TABLE signature.signature (
  tenant_id int4 NOT NULL,
  contract_id uuid NOT NULL,
  means text NOT NULL CHECK (means IN ('remote', 'branch')),
  actor text NOT NULL CHECK (actor <> ''),
  package_sha256 text NOT NULL CHECK (package_sha256 ~ '^[0-9a-f]{64}$'),
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, contract_id),
  FOREIGN KEY (tenant_id, contract_id) REFERENCES signature.contract (tenant_id, id)
);
SELECT system.protect_append_only('signature.signature');

CREATE TABLE signature.cancellation (
  tenant_id int4 NOT NULL,
  contract_id uuid NOT NULL,
  actor text NOT NULL CHECK (actor <> ''),
  cancelled_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, contract_id),
  FOREIGN KEY (tenant_id, contract_id) REFERENCES signature.contract (tenant_id, id)
);
SELECT system.protect_append_only('signature.cancellation');
