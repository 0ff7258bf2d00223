CREATE SCHEMA kyc;
GRANT USAGE ON SCHEMA kyc TO caudal_app;

-- Each act of consent as it was given: never changed, a withdrawal is a new row.
CREATE TABLE kyc.consent (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  party_id uuid NOT NULL,
  purpose text NOT NULL
    CHECK (purpose IN ('avisoDePrivacidad', 'datosFinancieros', 'buroDeCredito', 'mercadotecnia')),
  is_granted boolean NOT NULL,
  text_version text NOT NULL CHECK (text_version <> ''),
  text_hash text NOT NULL CHECK (text_hash ~ '^[0-9a-f]{64}$'),
  occurred_at timestamptz NOT NULL,
  channel text NOT NULL CHECK (channel IN ('portal', 'branch', 'api')),
  remote_address text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX consent_by_party ON kyc.consent (tenant_id, party_id, occurred_at);
SELECT system.protect_append_only('kyc.consent');

-- Photographs of identity documents, sealed at rest.
CREATE TABLE kyc.document (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  party_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ineFront', 'ineBack')),
  content_type text NOT NULL CHECK (content_type IN ('image/jpeg', 'image/png', 'image/webp')),
  sealed bytea NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX document_by_party ON kyc.document (tenant_id, party_id, received_at);
SELECT system.protect_append_only('kyc.document');
