-- Each borrower's own account for paying: allotted once, kept for ever.
CREATE TABLE payments.collection_account (
  tenant_id int4 NOT NULL,
  party_id uuid NOT NULL,
  ordinal int8 NOT NULL CHECK (ordinal > 0),
  clabe text NOT NULL CHECK (clabe ~ '^[0-9]{18}$'),
  allotted_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, party_id),
  UNIQUE (tenant_id, ordinal),
  UNIQUE (tenant_id, clabe)
);
SELECT system.protect('payments.collection_account');

-- What a rail told us, as it came, sealed; read afterwards by a job. The same notice again is the
-- same row.
CREATE TABLE payments.notice (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('change', 'deposit')),
  digest bytea NOT NULL CHECK (octet_length(digest) = 16),
  body bytea NOT NULL,
  sender text NOT NULL,
  received_at timestamptz NOT NULL,
  outcome text CHECK (outcome IN ('taken', 'repeated', 'ignored', 'unreadable')),
  detail text,
  read_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, kind, digest),
  CHECK ((outcome IS NULL) = (read_at IS NULL))
);
SELECT system.protect('payments.notice');

-- Money that reached us: a fact whatever anybody makes of it afterwards.
CREATE TABLE payments.receipt (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  method text NOT NULL CHECK (method IN ('spei', 'cash')),
  external_id text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 100),
  amount int8 NOT NULL CHECK (amount > 0),
  value_on date NOT NULL,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  state text NOT NULL CHECK (
    state IN ('unmatched', 'matched', 'returning', 'returned', 'reversed')),
  party_id uuid,
  loan_id uuid,
  clave_rastreo text,
  sender_institution text,
  collection_clabe text,
  reference int4,
  payer bytea,
  till_id uuid,
  follows_id uuid,
  recorded_by text NOT NULL,
  matched_by text,
  matched_at timestamptz,
  reversed_by text,
  reversed_at timestamptz,
  reason text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, external_id),
  CHECK (state NOT IN ('matched', 'reversed') OR (party_id IS NOT NULL AND matched_at IS NOT NULL)),
  CHECK (state <> 'unmatched' OR party_id IS NULL),
  CHECK ((state = 'reversed') = (reversed_at IS NOT NULL)),
  CHECK ((method = 'cash') = (till_id IS NOT NULL)),
  CHECK (method = 'cash' OR clave_rastreo IS NOT NULL),
  FOREIGN KEY (tenant_id, follows_id) REFERENCES payments.receipt (tenant_id, id)
);
CREATE INDEX receipt_by_party ON payments.receipt (tenant_id, party_id, id)
  WHERE party_id IS NOT NULL;
CREATE INDEX receipt_unmatched ON payments.receipt (tenant_id, id)
  WHERE state IN ('unmatched', 'returning');
CREATE INDEX receipt_by_day ON payments.receipt (tenant_id, value_on, id);
CREATE INDEX receipt_by_till ON payments.receipt (tenant_id, till_id, id) WHERE till_id IS NOT NULL;
SELECT system.protect('payments.receipt');
