-- Accounts that staff asked to correct a person's to, sealed under the person's key: what a second
-- person grants is the row that was asked for.
CREATE TABLE crm.account_correction (
  tenant_id int4 NOT NULL,
  party_id uuid NOT NULL,
  clabe_index bytea NOT NULL,
  clabe bytea NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by text NOT NULL,
  PRIMARY KEY (tenant_id, party_id, clabe_index),
  FOREIGN KEY (tenant_id, party_id) REFERENCES crm.party (tenant_id, id)
);
SELECT system.protect_append_only('crm.account_correction');
