-- The search box finds a contract by what people read aloud.
CREATE INDEX contract_by_folio ON signature.contract (tenant_id, folio);
