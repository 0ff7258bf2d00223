ALTER TABLE servicing.loan
  ADD COLUMN garantia_required int8 NOT NULL DEFAULT 0 CHECK (garantia_required >= 0),
  DROP CONSTRAINT loan_status_check,
  ADD CONSTRAINT loan_status_check CHECK (
    status IN ('awaitingDeposit', 'disbursing', 'active', 'paidOff', 'cancelled')),
  ADD CONSTRAINT loan_waits_for_a_deposit
    CHECK (status <> 'awaitingDeposit' OR garantia_required > 0);

ALTER TABLE servicing.repayment
  DROP CONSTRAINT repayment_method_check,
  ADD CONSTRAINT repayment_method_check CHECK (method IN ('spei', 'cash', 'garantia'));

CREATE TABLE servicing.garantia_movement (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  loan_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN (
    'received', 'reversed', 'applied', 'returnOrdered', 'returned', 'returnFailed', 'cameBack')),
  amount int8 NOT NULL CHECK (amount >= 0),
  payment_id uuid,
  disbursement_id uuid,
  effective_on date NOT NULL,
  reason text,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, payment_id, kind),
  UNIQUE (tenant_id, disbursement_id, kind),
  FOREIGN KEY (tenant_id, loan_id) REFERENCES servicing.loan (tenant_id, id),
  CHECK ((kind IN ('received', 'reversed')) = (payment_id IS NOT NULL)),
  CHECK ((kind IN ('returnOrdered', 'returned', 'returnFailed', 'cameBack'))
    = (disbursement_id IS NOT NULL)),
  CHECK (kind <> 'applied' OR reason IS NOT NULL)
);
CREATE INDEX garantia_movement_by_loan ON servicing.garantia_movement (tenant_id, loan_id, id);
SELECT system.protect_append_only('servicing.garantia_movement');
