-- What was done to give back a disbursement that returned after its loan had ended.
CREATE TABLE servicing.late_return_movement (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  returned_id uuid NOT NULL,
  disbursement_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ordered', 'settled', 'failed', 'cameBack')),
  amount int8 NOT NULL CHECK (amount > 0),
  effective_on date NOT NULL,
  reason text,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, disbursement_id, kind),
  FOREIGN KEY (tenant_id, returned_id)
    REFERENCES servicing.late_return (tenant_id, disbursement_id)
);
CREATE INDEX late_return_movement_by_return
  ON servicing.late_return_movement (tenant_id, returned_id);
SELECT system.protect_append_only('servicing.late_return_movement');
