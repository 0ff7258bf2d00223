-- One close of business: a tenant's date on its way to the next.
CREATE TABLE servicing.close_run (
  tenant_id int4 NOT NULL,
  business_date date NOT NULL,
  chunk_count int4 NOT NULL CHECK (chunk_count >= 0),
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (tenant_id, business_date)
);
SELECT system.protect('servicing.close_run');

-- The loans a worker closes in one transaction: from the first id up to, not including, the next
-- chunk's first.
CREATE TABLE servicing.close_chunk (
  tenant_id int4 NOT NULL,
  business_date date NOT NULL,
  chunk int4 NOT NULL,
  first_loan_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, business_date, chunk),
  FOREIGN KEY (tenant_id, business_date)
    REFERENCES servicing.close_run (tenant_id, business_date)
);
SELECT system.protect('servicing.close_chunk');

-- A step done for a chunk is never done twice.
CREATE TABLE servicing.close_step (
  tenant_id int4 NOT NULL,
  business_date date NOT NULL,
  step text NOT NULL CHECK (
    step IN ('accrue', 'fallDue', 'applyCredit', 'penalise', 'age', 'post', 'notify', 'advance')),
  chunk int4 NOT NULL,
  loans int4 NOT NULL CHECK (loans >= 0),
  amount int8 NOT NULL,
  finished_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, business_date, step, chunk),
  FOREIGN KEY (tenant_id, business_date)
    REFERENCES servicing.close_run (tenant_id, business_date)
);
SELECT system.protect_append_only('servicing.close_step');

-- A loan that would not close is set aside and the rest go on; a person looks.
CREATE TABLE servicing.close_problem (
  tenant_id int4 NOT NULL,
  business_date date NOT NULL,
  loan_id uuid NOT NULL,
  what text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, business_date, loan_id)
);
SELECT system.protect('servicing.close_problem');
