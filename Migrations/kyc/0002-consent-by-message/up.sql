ALTER TABLE kyc.consent
  DROP CONSTRAINT consent_channel_check,
  ADD CONSTRAINT consent_channel_check CHECK (channel IN ('portal', 'branch', 'api', 'message'));
