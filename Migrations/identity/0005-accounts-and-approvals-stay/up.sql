-- The application never deletes these rows, so it may not.
REVOKE DELETE ON identity.staff, identity.approval FROM caudal_app;
