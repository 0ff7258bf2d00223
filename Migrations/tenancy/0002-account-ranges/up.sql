-- The first digits of every CLABE that an institution allots: bank, plaza and its own prefix. Known
-- to all, because a deposit to an account of two institutions would be nobody's.
CREATE TABLE system.account_range (
  tenant_id int4 PRIMARY KEY,
  digits text NOT NULL UNIQUE CHECK (digits ~ '^[0-9]{7,17}$')
);
SELECT system.share('system.account_range');
