-- Orders that the bank would not take. The loan's own order is rejected while it is one of these;
-- ordered again, it is another.
CREATE TABLE servicing.rejected_disbursement (
  tenant_id int4 NOT NULL,
  disbursement_id uuid NOT NULL,
  loan_id uuid NOT NULL,
  code text NOT NULL,
  rejected_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, disbursement_id),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES servicing.loan (tenant_id, id)
);
CREATE INDEX rejected_disbursement_by_loan ON servicing.rejected_disbursement (tenant_id, loan_id);
SELECT system.protect_append_only('servicing.rejected_disbursement');

-- Disbursements that the bank gave back when their loan had ended already.
CREATE TABLE servicing.late_return (
  tenant_id int4 NOT NULL,
  disbursement_id uuid NOT NULL,
  loan_id uuid NOT NULL,
  amount int8 NOT NULL CHECK (amount > 0),
  returned_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, disbursement_id),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES servicing.loan (tenant_id, id)
);
SELECT system.protect_append_only('servicing.late_return');

-- The day on which a cancellation that was asked for had no effect any more.
ALTER TABLE servicing.loan
  ADD COLUMN cancel_lapsed_on date,
  ADD CONSTRAINT loan_lapsed_what_was_asked
    CHECK (cancel_lapsed_on IS NULL OR cancel_requested_on IS NOT NULL);
