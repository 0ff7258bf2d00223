-- Which model decided; none where the rules were not yet a model, or there was none to ask.
ALTER TABLE decisioning.decision
  ADD COLUMN policy_use text,
  ADD COLUMN policy_version int4 CHECK (policy_version > 0),
  ADD COLUMN policy_sha256 text CHECK (length(policy_sha256) = 64),
  -- What must be met before the money leaves: in the policy's own words, nothing of the person.
  ADD COLUMN conditions jsonb NOT NULL DEFAULT '[]'
    CHECK (jsonb_typeof(conditions) = 'array'),
  ADD CONSTRAINT decision_policy_whole CHECK (
    num_nonnulls(policy_use, policy_version, policy_sha256) IN (0, 3));
