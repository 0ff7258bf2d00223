CREATE SCHEMA servicing;
GRANT USAGE ON SCHEMA servicing TO caudal_app;

-- People who answer for each other and meet on one day of the week.
CREATE TABLE servicing.loan_group (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  folio text NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  branch text NOT NULL,
  president_id uuid NOT NULL,
  treasurer_id uuid NOT NULL,
  meeting_weekday int2 NOT NULL CHECK (meeting_weekday BETWEEN 1 AND 7),
  formed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, folio),
  CHECK (president_id <> treasurer_id)
);
SELECT system.protect('servicing.loan_group');

-- The obligation as it was sold. `schedule` is what the contract says until the money arrives,
-- and from then on the table with the true first period.
CREATE TABLE servicing.loan (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  folio text NOT NULL,
  party_id uuid NOT NULL,
  contract_id uuid NOT NULL,
  group_id uuid,
  branch text NOT NULL,
  product_code text NOT NULL,
  product_version int4 NOT NULL CHECK (product_version > 0),
  product_name text NOT NULL,
  disbursement_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('disbursing', 'active', 'paidOff', 'cancelled')),
  principal int8 NOT NULL CHECK (principal > 0),
  cat_tenths int8 CHECK (cat_tenths >= 0),
  schedule jsonb NOT NULL,
  signed_on date NOT NULL,
  cancel_through date NOT NULL,
  cancel_requested_on date,
  disbursed_on date,
  ended_on date,
  booked_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, folio),
  UNIQUE (tenant_id, contract_id),
  UNIQUE (tenant_id, disbursement_id),
  FOREIGN KEY (tenant_id, group_id) REFERENCES servicing.loan_group (tenant_id, id),
  CHECK (cancel_through >= signed_on),
  CHECK (status <> 'active' OR disbursed_on IS NOT NULL),
  CHECK (status <> 'paidOff' OR disbursed_on IS NOT NULL),
  CHECK ((status IN ('paidOff', 'cancelled')) = (ended_on IS NOT NULL))
);
CREATE INDEX loan_by_party ON servicing.loan (tenant_id, party_id, id);
CREATE INDEX loan_by_group ON servicing.loan (tenant_id, group_id, id) WHERE group_id IS NOT NULL;
CREATE INDEX loan_by_status ON servicing.loan (tenant_id, status, id);
CREATE INDEX loan_by_disbursed_on ON servicing.loan (tenant_id, disbursed_on)
  WHERE disbursed_on IS NOT NULL;
SELECT system.protect('servicing.loan');

-- The agreed table, row by row, for lists that ask what falls due when.
CREATE TABLE servicing.installment (
  tenant_id int4 NOT NULL,
  loan_id uuid NOT NULL,
  number int4 NOT NULL CHECK (number > 0),
  period_start date NOT NULL,
  period_end date NOT NULL,
  due_on date NOT NULL,
  principal int8 NOT NULL CHECK (principal >= 0),
  interest int8 NOT NULL CHECK (interest >= 0),
  interest_iva int8 NOT NULL CHECK (interest_iva >= 0),
  fees int8 NOT NULL CHECK (fees >= 0),
  fees_iva int8 NOT NULL CHECK (fees_iva >= 0),
  PRIMARY KEY (tenant_id, loan_id, number),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES servicing.loan (tenant_id, id),
  CHECK (period_start < period_end AND period_end <= due_on)
);
CREATE INDEX installment_by_due_on ON servicing.installment (tenant_id, due_on, loan_id);
SELECT system.protect('servicing.installment');

-- How far the books of a loan have come, and what lists and queues need: a cache that Lending can
-- rebuild and that no rule decides by.
CREATE TABLE servicing.loan_standing (
  tenant_id int4 NOT NULL,
  loan_id uuid NOT NULL,
  closed_through date NOT NULL,
  stage int2 NOT NULL CHECK (stage BETWEEN 1 AND 3),
  days_past_due int4 NOT NULL CHECK (days_past_due >= 0),
  bucket text NOT NULL CHECK (bucket IN ('0', '1-7', '8-30', '31-60', '61-90', '91+')),
  principal int8 NOT NULL CHECK (principal >= 0),
  past_due_principal int8 NOT NULL CHECK (past_due_principal BETWEEN 0 AND principal),
  outstanding int8 NOT NULL CHECK (outstanding >= 0),
  due int8 NOT NULL CHECK (due >= 0),
  credit int8 NOT NULL CHECK (credit >= 0),
  next_due_on date,
  next_due_amount int8 CHECK (next_due_amount >= 0),
  PRIMARY KEY (tenant_id, loan_id),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES servicing.loan (tenant_id, id),
  CHECK ((next_due_on IS NULL) = (next_due_amount IS NULL)),
  CHECK ((days_past_due = 0) = (bucket = '0'))
);
CREATE INDEX loan_standing_by_days ON servicing.loan_standing (tenant_id, days_past_due, loan_id);
SELECT system.protect('servicing.loan_standing');
