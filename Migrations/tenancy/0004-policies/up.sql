-- A policy's version, once published, says the same for ever.
CREATE TABLE tenancy.policy_version (
  tenant_id int4 NOT NULL,
  kind text NOT NULL CHECK (kind IN ('prequalification', 'origination')),
  version int4 NOT NULL CHECK (version > 0),
  sha256 text NOT NULL CHECK (length(sha256) = 64),
  source text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, kind, version)
);

SELECT system.protect_append_only('tenancy.policy_version');
