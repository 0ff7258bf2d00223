-- The day by which the bank lists a transfer: it turns at six in the evening and skips weekends,
-- so it is neither the day of value nor that of the clock.
ALTER TABLE payments.receipt ADD COLUMN operating_on date;
UPDATE payments.receipt
SET operating_on = split_part(external_id, '/', 1)::date
WHERE method = 'spei' AND follows_id IS NULL;
ALTER TABLE payments.receipt
  ADD CHECK ((operating_on IS NOT NULL) = (method = 'spei' AND follows_id IS NULL));
CREATE INDEX receipt_by_operating_day ON payments.receipt (tenant_id, operating_on, id)
  WHERE operating_on IS NOT NULL;

ALTER TABLE payments.disbursement ADD COLUMN operating_on date;
CREATE INDEX disbursement_by_operating_day ON payments.disbursement (tenant_id, operating_on, id)
  WHERE operating_on IS NOT NULL;

-- The last time that the bank was asked for a day's list, and how that ended.
CREATE TABLE payments.bank_day (
  tenant_id int4 NOT NULL,
  operating_on date NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by text NOT NULL,
  answered_at timestamptz,
  unreadable_count int4 NOT NULL DEFAULT 0 CHECK (unreadable_count >= 0),
  failure text,
  PRIMARY KEY (tenant_id, operating_on),
  CHECK (answered_at IS NOT NULL OR failure IS NOT NULL)
);
SELECT system.protect('payments.bank_day');

-- What the bank's list said when it was last asked. No name and no account of a person.
CREATE TABLE payments.bank_line (
  tenant_id int4 NOT NULL,
  operating_on date NOT NULL,
  direction text NOT NULL CHECK (direction IN ('sent', 'received')),
  institution text NOT NULL,
  clave_rastreo text NOT NULL,
  amount int8 NOT NULL CHECK (amount > 0),
  status text NOT NULL CHECK (status IN ('inFlight', 'settled', 'rejected', 'returned')),
  collection_clabe text,
  recovered_at timestamptz,
  PRIMARY KEY (tenant_id, operating_on, direction, institution, clave_rastreo),
  FOREIGN KEY (tenant_id, operating_on) REFERENCES payments.bank_day (tenant_id, operating_on),
  CHECK ((direction = 'received') = (collection_clabe IS NOT NULL))
);
CREATE INDEX bank_line_sent ON payments.bank_line (tenant_id, clave_rastreo)
  WHERE direction = 'sent';
SELECT system.protect('payments.bank_line');
