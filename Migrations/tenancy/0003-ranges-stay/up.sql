-- Every range that an institution ever claimed: the CLABEs allotted under an earlier prefix go on
-- receiving deposits.
ALTER TABLE system.account_range DROP CONSTRAINT account_range_pkey;
ALTER TABLE system.account_range DROP CONSTRAINT account_range_digits_key;
ALTER TABLE system.account_range ADD PRIMARY KEY (digits);
