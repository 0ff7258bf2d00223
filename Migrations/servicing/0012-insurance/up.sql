-- Premiums are collected for an insurer's account: a part of their own in the table and in what a
-- payment reduced.
ALTER TABLE servicing.installment
  ADD COLUMN insurance int8 NOT NULL DEFAULT 0 CHECK (insurance >= 0),
  ADD COLUMN insurance_iva int8 NOT NULL DEFAULT 0 CHECK (insurance_iva >= 0);

ALTER TABLE servicing.repayment
  ADD COLUMN insurance int8 NOT NULL DEFAULT 0 CHECK (insurance >= 0),
  ADD COLUMN insurance_iva int8 NOT NULL DEFAULT 0 CHECK (insurance_iva >= 0),
  DROP CONSTRAINT repayment_is_fully_accounted_for,
  ADD CONSTRAINT repayment_is_fully_accounted_for CHECK (
    principal + interest + interest_iva + moratorio + moratorio_iva + fees + fees_iva
      + insurance + insurance_iva + collection_fees + collection_fees_iva + excess = amount);

-- A contract may move a payment to the working day before.
ALTER TABLE servicing.installment
  DROP CONSTRAINT installment_check,
  ADD CONSTRAINT installment_period_runs_forward CHECK (period_start < period_end),
  ADD CONSTRAINT installment_is_due_after_it_begins CHECK (due_on >= period_start);
