-- When a loan that a close set aside closed after all. What was wrong stays written.
ALTER TABLE servicing.close_problem ADD COLUMN cleared_at timestamptz;
CREATE INDEX close_problem_open
  ON servicing.close_problem (tenant_id, loan_id) WHERE cleared_at IS NULL;
