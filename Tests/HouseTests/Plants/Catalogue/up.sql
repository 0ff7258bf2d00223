-- Breaks every rule of CatalogueRule once or more.
CREATE SCHEMA planted;
GRANT USAGE, CREATE ON SCHEMA planted TO caudal_app;
CREATE SCHEMA elsewhere;

-- No wall, a key without the tenant, a sequence that tells how much business there is.
CREATE TABLE planted.open (id serial PRIMARY KEY, tenant_id int4 NOT NULL);
GRANT SELECT ON SEQUENCE planted.open_id_seq TO caudal_app;
GRANT TRUNCATE ON planted.open TO caudal_app;

-- A foreign key that ignores the tenant, and one into another module.
CREATE TABLE planted.child (
  tenant_id int4 NOT NULL, id uuid NOT NULL, parent int4 REFERENCES planted.open (id),
  PRIMARY KEY (tenant_id, id)
);
CREATE TABLE elsewhere.child (
  tenant_id int4 NOT NULL, id uuid NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, id) REFERENCES planted.child (tenant_id, id)
);

CREATE VIEW planted.seen AS SELECT id FROM planted.child;
CREATE FUNCTION planted.lifted() RETURNS int4 LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
GRANT UPDATE ON jobs.event TO caudal_app;
GRANT DELETE ON payments.receipt TO caudal_app;
ALTER TABLE audit.seal RENAME TO stamp;
CREATE TABLE planted.owned (tenant_id int4 PRIMARY KEY);
SET LOCAL ROLE caudal_admin;
ALTER TABLE planted.owned OWNER TO caudal_app;
SET LOCAL ROLE caudal_owner;
