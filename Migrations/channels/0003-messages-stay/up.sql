-- The application never deletes these rows, so it may not.
REVOKE DELETE ON channels.message FROM caudal_app;
