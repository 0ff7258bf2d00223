-- A person's mailbox is found by its blind index, and written to only once they said it is theirs.
ALTER TABLE crm.party
  ADD COLUMN email_index bytea,
  ADD COLUMN email_confirmed_at timestamptz,
  ADD CONSTRAINT party_email_check
    CHECK (email IS NOT NULL OR (email_index IS NULL AND email_confirmed_at IS NULL)),
  ADD CONSTRAINT party_confirmed_email_check
    CHECK (email_confirmed_at IS NULL OR email_index IS NOT NULL);
CREATE INDEX party_by_email ON crm.party (tenant_id, email_index) WHERE email_index IS NOT NULL;

-- "Is this mailbox yours?": a link for each try of sending the question, known by the hash of its
-- token alone. A try whose outcome is unknown may have arrived, so its link goes on serving.
CREATE TABLE crm.mailbox_link (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  question_id uuid NOT NULL,
  party_id uuid NOT NULL,
  email_index bytea NOT NULL,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  asked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  answered_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, party_id) REFERENCES crm.party (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX mailbox_link_by_party ON crm.mailbox_link (tenant_id, party_id, asked_at);
CREATE INDEX mailbox_link_by_email ON crm.mailbox_link (tenant_id, email_index, asked_at);
SELECT system.protect('crm.mailbox_link');
