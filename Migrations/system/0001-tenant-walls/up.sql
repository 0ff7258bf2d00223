-- Every tenant's table is put behind the same wall by one of these functions; the catalogue test
-- fails for a table that was not.

GRANT USAGE ON SCHEMA system TO caudal_app;

CREATE FUNCTION system.wall(target regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  home text;
BEGIN
  SELECT quote_ident(n.nspname) INTO STRICT home
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.oid = target;
  EXECUTE format('GRANT USAGE ON SCHEMA %s TO caudal_app', home);
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  -- After a transaction the setting is '' and not NULL: both must mean "no tenant, no rows".
  EXECUTE format(
    'CREATE POLICY tenant ON %s '
    'USING (tenant_id = nullif(current_setting(''caudal.tenant'', true), '''')::int4) '
    'WITH CHECK (tenant_id = nullif(current_setting(''caudal.tenant'', true), '''')::int4)',
    target);
END
$$;

CREATE FUNCTION system.protect(target regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM system.wall(target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE %s TO caudal_app', target);
END
$$;

-- What was written stays: a correction is a new row that names the old one.
CREATE FUNCTION system.protect_append_only(target regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM system.wall(target);
  EXECUTE format('GRANT SELECT, INSERT ON TABLE %s TO caudal_app', target);
END
$$;

-- A table of schema `system`, found before a tenant is known. It holds no personal data.
CREATE FUNCTION system.share(target regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE %s TO caudal_app', target);
END
$$;

REVOKE EXECUTE ON FUNCTION
  system.wall(regclass), system.protect(regclass), system.protect_append_only(regclass),
  system.share(regclass)
FROM PUBLIC;
