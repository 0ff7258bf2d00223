-- Payments that were undone before they were applied: whoever tells of one later finds it here.
CREATE TABLE servicing.reversed_payment (
  tenant_id int4 NOT NULL,
  payment_id uuid NOT NULL,
  reason text NOT NULL,
  reversed_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, payment_id)
);
SELECT system.protect_append_only('servicing.reversed_payment');
