CREATE SCHEMA tenancy;

-- Found before a tenant is known: whose host this is, and which number a slug has.
CREATE TABLE system.tenant (
  tenant_id int4 PRIMARY KEY CHECK (tenant_id > 0),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  opened_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE system.host (
  host text PRIMARY KEY CHECK (host = lower(host)),
  tenant_id int4 NOT NULL REFERENCES system.tenant
);

SELECT system.share('system.tenant');
SELECT system.share('system.host');

-- Every manifest that was ever in force, as it was decoded, with its logo.
CREATE TABLE tenancy.manifest_version (
  tenant_id int4 NOT NULL,
  version int4 NOT NULL CHECK (version > 0),
  sha256 text NOT NULL CHECK (length(sha256) = 64),
  content jsonb NOT NULL,
  logo bytea NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now(),
  applied_by text NOT NULL,
  PRIMARY KEY (tenant_id, version)
);

-- A loan keeps the version of the product it was sold under.
CREATE TABLE tenancy.product_version (
  tenant_id int4 NOT NULL,
  code text NOT NULL,
  version int4 NOT NULL CHECK (version > 0),
  sha256 text NOT NULL CHECK (length(sha256) = 64),
  content jsonb NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, code, version)
);

-- A template's version, once published, says the same for ever.
CREATE TABLE tenancy.document_version (
  tenant_id int4 NOT NULL,
  kind text NOT NULL,
  version int4 NOT NULL CHECK (version > 0),
  sha256 text NOT NULL CHECK (length(sha256) = 64),
  source text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, kind, version)
);

-- Where the institution stands: its manifest in force, the day whose business is being done, and
-- how far ahead of the wall clock a demonstration lives.
CREATE TABLE tenancy.institution (
  tenant_id int4 NOT NULL,
  manifest_version int4 NOT NULL,
  business_date date NOT NULL,
  clock_offset_seconds int8 NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id),
  FOREIGN KEY (tenant_id, manifest_version)
    REFERENCES tenancy.manifest_version (tenant_id, version)
);

SELECT system.protect_append_only('tenancy.manifest_version');
SELECT system.protect_append_only('tenancy.product_version');
SELECT system.protect_append_only('tenancy.document_version');
SELECT system.protect('tenancy.institution');
