-- What happened to a loan after it was disbursed. Replayed in the order of `effective_on`,
-- `instant`, `id`; never changed, so a reversal is an event that names another.
CREATE TABLE servicing.loan_event (
  tenant_id int4 NOT NULL,
  loan_id uuid NOT NULL,
  id text NOT NULL CHECK (id <> ''),
  effective_on date NOT NULL,
  instant int8 NOT NULL,
  what jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  reason text,
  PRIMARY KEY (tenant_id, loan_id, id),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES servicing.loan (tenant_id, id)
);
SELECT system.protect_append_only('servicing.loan_event');

-- The effect of a payment on a loan as its receipt stated it.
CREATE TABLE servicing.repayment (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  loan_id uuid NOT NULL,
  payment_id uuid NOT NULL,
  event_id text NOT NULL,
  method text NOT NULL CHECK (method IN ('spei', 'cash')),
  amount int8 NOT NULL CHECK (amount > 0),
  principal int8 NOT NULL CHECK (principal >= 0),
  interest int8 NOT NULL CHECK (interest >= 0),
  interest_iva int8 NOT NULL CHECK (interest_iva >= 0),
  moratorio int8 NOT NULL CHECK (moratorio >= 0),
  moratorio_iva int8 NOT NULL CHECK (moratorio_iva >= 0),
  fees int8 NOT NULL CHECK (fees >= 0),
  fees_iva int8 NOT NULL CHECK (fees_iva >= 0),
  collection_fees int8 NOT NULL CHECK (collection_fees >= 0),
  collection_fees_iva int8 NOT NULL CHECK (collection_fees_iva >= 0),
  excess int8 NOT NULL,
  effective_on date NOT NULL,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, payment_id),
  FOREIGN KEY (tenant_id, loan_id, event_id)
    REFERENCES servicing.loan_event (tenant_id, loan_id, id),
  CONSTRAINT repayment_is_fully_accounted_for CHECK (
    principal + interest + interest_iva + moratorio + moratorio_iva + fees + fees_iva
      + collection_fees + collection_fees_iva + excess = amount)
);
CREATE INDEX repayment_by_loan ON servicing.repayment (tenant_id, loan_id, effective_on, id);
CREATE INDEX repayment_by_day ON servicing.repayment (tenant_id, effective_on);
SELECT system.protect_append_only('servicing.repayment');

-- A repayment that never counted: the cashier's mistake, or the bank took the money back.
CREATE TABLE servicing.repayment_reversal (
  tenant_id int4 NOT NULL,
  repayment_id uuid NOT NULL,
  reason text NOT NULL,
  reversed_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (tenant_id, repayment_id),
  FOREIGN KEY (tenant_id, repayment_id) REFERENCES servicing.repayment (tenant_id, id)
);
SELECT system.protect_append_only('servicing.repayment_reversal');

-- Money of a known person for whom no open loan was found: a person decides.
CREATE TABLE servicing.unplaced_payment (
  tenant_id int4 NOT NULL,
  payment_id uuid NOT NULL,
  party_id uuid NOT NULL,
  amount int8 NOT NULL CHECK (amount > 0),
  value_on date NOT NULL,
  external_id text NOT NULL,
  method text NOT NULL CHECK (method IN ('spei', 'cash')),
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, payment_id)
);
SELECT system.protect('servicing.unplaced_payment');
