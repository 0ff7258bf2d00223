-- The application never deletes these rows, so it may not.
REVOKE DELETE ON origination.application FROM caudal_app;
