ALTER TABLE payments.disbursement
  DROP CONSTRAINT disbursement_purpose_check,
  DROP CONSTRAINT disbursement_check,
  ADD CONSTRAINT disbursement_purpose_check
    CHECK (purpose IN ('loan', 'garantia', 'refund', 'receipt_return')),
  ADD CONSTRAINT disbursement_of_a_loan CHECK (
    (purpose IN ('loan', 'garantia', 'refund')) = (loan_id IS NOT NULL AND party_id IS NOT NULL));
