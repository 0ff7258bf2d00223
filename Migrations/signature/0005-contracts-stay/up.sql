-- The application never deletes these rows, so it may not.
REVOKE DELETE ON signature.contract FROM caudal_app;
