ALTER TABLE signature.contract
  DROP CONSTRAINT contract_state_check,
  ADD CONSTRAINT contract_state_check CHECK (state IN
    ('prepared', 'signed', 'cancelling', 'withdrawn', 'cancelled')),
  DROP CONSTRAINT signed_contract_says_when,
  ADD CONSTRAINT signed_contract_says_when CHECK (
    (state IN ('signed', 'cancelling', 'cancelled'))
      = (signed_at IS NOT NULL AND signed_on IS NOT NULL));

ALTER TABLE signature.happening
  DROP CONSTRAINT happening_kind_check,
  ADD CONSTRAINT happening_kind_check CHECK (kind IN
    ('prepared', 'viewed', 'codeSent', 'signed', 'delivered', 'withdrawn', 'cancelled',
     'renewed', 'cancellationRequested', 'cancellationLapsed'));

-- The row says when it was asked for; the contract's chain says how it ended.
ALTER TABLE signature.cancellation RENAME COLUMN cancelled_at TO requested_at;
