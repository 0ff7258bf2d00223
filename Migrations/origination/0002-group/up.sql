ALTER TABLE origination.application ADD COLUMN group_id uuid;
CREATE INDEX application_by_group ON origination.application (tenant_id, group_id, id)
  WHERE group_id IS NOT NULL;
