CREATE SCHEMA payments;
GRANT USAGE ON SCHEMA payments TO caudal_app;

-- Money that leaves: to a borrower, or back to whoever sent what nobody could place.
CREATE TABLE payments.disbursement (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('loan', 'receipt_return')),
  loan_id uuid,
  party_id uuid,
  receipt_id uuid,
  amount int8 NOT NULL CHECK (amount > 0),
  state text NOT NULL CHECK (
    state IN ('requested', 'held', 'submitted', 'settled', 'rejected', 'returned', 'withdrawn')),
  clave_rastreo text CHECK (clave_rastreo ~ '^[A-Za-z0-9]{1,30}$'),
  rail_folio text,
  code text,
  reason text,
  requested_at timestamptz NOT NULL,
  submitted_at timestamptz,
  settled_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, clave_rastreo),
  CHECK ((purpose = 'loan') = (loan_id IS NOT NULL AND party_id IS NOT NULL)),
  CHECK ((purpose = 'receipt_return') = (receipt_id IS NOT NULL)),
  CHECK (
    state NOT IN ('submitted', 'settled', 'returned')
    OR (clave_rastreo IS NOT NULL AND submitted_at IS NOT NULL)),
  CHECK (state <> 'settled' OR settled_at IS NOT NULL),
  CHECK (state NOT IN ('held', 'rejected', 'returned') OR reason IS NOT NULL),
  CHECK ((state IN ('rejected', 'returned', 'withdrawn')) = (ended_at IS NOT NULL))
);
CREATE INDEX disbursement_by_loan ON payments.disbursement (tenant_id, loan_id, id)
  WHERE loan_id IS NOT NULL;
CREATE INDEX disbursement_by_receipt ON payments.disbursement (tenant_id, receipt_id)
  WHERE receipt_id IS NOT NULL;
CREATE INDEX disbursement_pending ON payments.disbursement (tenant_id, id)
  WHERE state IN ('requested', 'held', 'submitted');
SELECT system.protect('payments.disbursement');

-- What was said to the rail and what it answered, in order: the evidence of every try.
CREATE TABLE payments.submission (
  tenant_id int4 NOT NULL,
  disbursement_id uuid NOT NULL,
  id uuid NOT NULL,
  act text NOT NULL CHECK (act IN ('submit', 'query')),
  outcome text NOT NULL,
  detail text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, disbursement_id, id),
  FOREIGN KEY (tenant_id, disbursement_id) REFERENCES payments.disbursement (tenant_id, id)
);
SELECT system.protect_append_only('payments.submission');
