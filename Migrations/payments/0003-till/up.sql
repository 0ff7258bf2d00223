-- A cashier's drawer, from the count that opens it to the count that closes it.
CREATE TABLE payments.till (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  branch text NOT NULL,
  cashier text NOT NULL,
  cashier_name text NOT NULL,
  opened_at timestamptz NOT NULL,
  opening_cash int8 NOT NULL CHECK (opening_cash >= 0),
  closed_at timestamptz,
  expected_cash int8,
  counted_cash int8 CHECK (counted_cash >= 0),
  note text,
  PRIMARY KEY (tenant_id, id),
  CHECK ((closed_at IS NULL) = (expected_cash IS NULL)),
  CHECK ((closed_at IS NULL) = (counted_cash IS NULL)),
  CHECK (counted_cash = expected_cash OR note IS NOT NULL)
);
CREATE UNIQUE INDEX till_open ON payments.till (tenant_id, cashier) WHERE closed_at IS NULL;
CREATE INDEX till_by_day ON payments.till (tenant_id, opened_at);
SELECT system.protect('payments.till');

ALTER TABLE payments.receipt
  ADD FOREIGN KEY (tenant_id, till_id) REFERENCES payments.till (tenant_id, id);
