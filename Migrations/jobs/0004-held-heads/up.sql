-- How much of an institution's work is in hand just now.
CREATE INDEX work_held ON system.work (tenant_id, lease_until) WHERE lease_until IS NOT NULL;
