-- What was asked for before a policy's offer was taken; both null where none was.
ALTER TABLE origination.application
  ADD COLUMN first_amount int8 CHECK (first_amount > 0),
  ADD COLUMN first_installment_count int4 CHECK (first_installment_count > 0),
  ADD CHECK ((first_amount IS NULL) = (first_installment_count IS NULL));
