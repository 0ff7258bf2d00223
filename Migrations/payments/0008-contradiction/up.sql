-- Orders that are over here and that the rail calls paid: somebody's money may have left.
CREATE TABLE payments.contradiction (
  tenant_id int4 NOT NULL,
  disbursement_id uuid NOT NULL,
  told text NOT NULL,
  heard_at timestamptz NOT NULL,
  closed_by text,
  closed_at timestamptz,
  resolution text,
  PRIMARY KEY (tenant_id, disbursement_id),
  FOREIGN KEY (tenant_id, disbursement_id) REFERENCES payments.disbursement (tenant_id, id),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL)),
  CHECK ((closed_at IS NULL) = (resolution IS NULL))
);
CREATE INDEX contradiction_open ON payments.contradiction (tenant_id, disbursement_id)
  WHERE closed_at IS NULL;
SELECT system.protect('payments.contradiction');
