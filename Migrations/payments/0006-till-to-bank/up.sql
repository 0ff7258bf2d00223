-- What of a counted drawer was taken to the bank, and the slip that the bank gave.
ALTER TABLE payments.till
  ADD COLUMN banked_amount int8 CHECK (banked_amount > 0),
  ADD COLUMN banked_on date,
  ADD COLUMN banked_slip text,
  ADD COLUMN banked_by text,
  ADD CHECK (banked_amount <= counted_cash),
  ADD CHECK (banked_amount IS NULL OR closed_at IS NOT NULL),
  ADD CHECK ((banked_amount IS NULL) = (banked_on IS NULL)),
  ADD CHECK ((banked_amount IS NULL) = (banked_slip IS NULL)),
  ADD CHECK ((banked_amount IS NULL) = (banked_by IS NULL));
