-- A version that leaves many people out waits for a second person; the others are in force at once.
ALTER TABLE compliance.list_version
  ADD COLUMN awaits_second boolean NOT NULL DEFAULT false,
  ADD COLUMN dropped_count int4 NOT NULL DEFAULT 0 CHECK (dropped_count >= 0);

CREATE TABLE compliance.list_admission (
  tenant_id int4 NOT NULL,
  version_id uuid NOT NULL,
  admitted_by text NOT NULL CHECK (admitted_by <> ''),
  admitted_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, version_id),
  FOREIGN KEY (tenant_id, version_id) REFERENCES compliance.list_version (tenant_id, id)
);
SELECT system.protect_append_only('compliance.list_admission');
