-- The postal codes of the country are the same for every institution and hold nothing personal.
CREATE TABLE system.postal_catalogue (
  version int4 PRIMARY KEY,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  loaded_at timestamptz NOT NULL DEFAULT now(),
  code_count int4 NOT NULL CHECK (code_count > 0),
  settlement_count int4 NOT NULL CHECK (settlement_count >= code_count)
);
SELECT system.share('system.postal_catalogue');

-- A settlement is in force when the last catalogue has it; one that vanished stays with the
-- versions that had it.
CREATE TABLE system.settlement (
  postal_code text COLLATE "C" NOT NULL CHECK (postal_code ~ '^[0-9]{5}$'),
  municipality text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  first_version int4 NOT NULL REFERENCES system.postal_catalogue (version),
  last_version int4 NOT NULL REFERENCES system.postal_catalogue (version),
  PRIMARY KEY (postal_code, municipality, name, kind),
  CHECK (first_version <= last_version)
);
SELECT system.share('system.settlement');
