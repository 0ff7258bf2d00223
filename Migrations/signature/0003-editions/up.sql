ALTER TABLE signature.contract
  ADD COLUMN edition int4 NOT NULL DEFAULT 1 CHECK (edition > 0);

ALTER TABLE signature.document
  ADD COLUMN edition int4 NOT NULL DEFAULT 1 CHECK (edition > 0),
  DROP CONSTRAINT document_pkey,
  ADD PRIMARY KEY (tenant_id, contract_id, edition, kind);

ALTER TABLE signature.happening
  DROP CONSTRAINT happening_kind_check,
  ADD CONSTRAINT happening_kind_check CHECK (kind IN
    ('prepared', 'viewed', 'codeSent', 'signed', 'delivered', 'withdrawn', 'cancelled',
     'renewed'));

-- The papers that nobody signed on their day.
CREATE TABLE signature.superseded_package (
  tenant_id int4 NOT NULL,
  contract_id uuid NOT NULL,
  edition int4 NOT NULL CHECK (edition > 0),
  prepared_on date NOT NULL,
  package_sha256 text NOT NULL CHECK (package_sha256 ~ '^[0-9a-f]{64}$'),
  superseded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, contract_id, edition),
  FOREIGN KEY (tenant_id, contract_id) REFERENCES signature.contract (tenant_id, id)
);
SELECT system.protect_append_only('signature.superseded_package');
