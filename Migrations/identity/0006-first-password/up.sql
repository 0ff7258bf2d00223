-- A password that somebody else chose opens nothing but the page where its owner chooses another.
ALTER TABLE identity.staff ADD COLUMN must_change_password boolean NOT NULL DEFAULT false;

-- Password and code were right; only the new password is owed.
ALTER TABLE identity.sign_in ADD COLUMN proved_at timestamptz;

-- How many codes an institution sent in the last hour.
CREATE INDEX one_time_code_at ON identity.one_time_code (tenant_id, issued_at);
