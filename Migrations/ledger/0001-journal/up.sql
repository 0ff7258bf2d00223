CREATE SCHEMA ledger;
GRANT USAGE ON SCHEMA ledger TO caudal_app;

-- One economic fact. Its source makes it unique for ever: posting it again finds the first.
CREATE TABLE ledger.entry (
  tenant_id int4 NOT NULL,
  id uuid NOT NULL,
  effective_on date NOT NULL,
  source text NOT NULL CHECK (source <> ''),
  memo text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, source)
);
CREATE INDEX entry_by_date ON ledger.entry (tenant_id, effective_on, id);
SELECT system.protect_append_only('ledger.entry');

-- Debits are positive, credits negative, in centavos.
CREATE TABLE ledger.line (
  tenant_id int4 NOT NULL,
  entry_id uuid NOT NULL,
  number int2 NOT NULL,
  account text NOT NULL CHECK (account ~ '^[0-9]{4}(-[0-9]{2})?$'),
  amount int8 NOT NULL CHECK (amount <> 0),
  effective_on date NOT NULL,
  product text,
  branch text,
  stage int2,
  loan_id uuid,
  PRIMARY KEY (tenant_id, entry_id, number),
  FOREIGN KEY (tenant_id, entry_id) REFERENCES ledger.entry (tenant_id, id)
);
CREATE INDEX line_by_account ON ledger.line (tenant_id, account, effective_on) INCLUDE (amount);
CREATE INDEX line_by_loan ON ledger.line (tenant_id, loan_id, effective_on)
  WHERE loan_id IS NOT NULL;
SELECT system.protect_append_only('ledger.line');

-- The lines of an entry are written in one statement and must sum to zero when it ends.
CREATE FUNCTION ledger.check_balance() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (
    SELECT 1
    FROM (SELECT DISTINCT tenant_id, entry_id FROM added) AS touched
    WHERE (
      SELECT sum(amount) FROM ledger.line
      WHERE line.tenant_id = touched.tenant_id AND line.entry_id = touched.entry_id
    ) <> 0
  ) THEN
    RAISE EXCEPTION 'an entry does not balance' USING ERRCODE = '23514',
      CONSTRAINT = 'entry_balances';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER line_balances AFTER INSERT ON ledger.line
  REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.check_balance();
