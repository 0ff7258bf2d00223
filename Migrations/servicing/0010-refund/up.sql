-- What a borrower paid too much, on its way back; what is left of it is the loan's credit less
-- what these have under way.
CREATE TABLE servicing.refund_movement (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  loan_id uuid NOT NULL,
  disbursement_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ordered', 'settled', 'failed', 'cameBack')),
  amount int8 NOT NULL CHECK (amount > 0),
  effective_on date NOT NULL,
  reason text,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, disbursement_id, kind),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES servicing.loan (tenant_id, id)
);
CREATE INDEX refund_movement_by_loan ON servicing.refund_movement (tenant_id, loan_id, id);
SELECT system.protect_append_only('servicing.refund_movement');
