-- A message may be a mail: it has a subject, sealed like its words, and papers that went with it,
-- by name and fingerprint. The papers themselves are where they were made.
ALTER TABLE channels.message
  DROP CONSTRAINT message_channel_check,
  ADD CONSTRAINT message_channel_check CHECK (channel IN ('sms', 'email')),
  ADD COLUMN title bytea,
  ADD COLUMN papers jsonb NOT NULL DEFAULT '[]',
  ADD CONSTRAINT message_title_check
    CHECK ((channel = 'email' AND body IS NOT NULL) = (title IS NOT NULL));
