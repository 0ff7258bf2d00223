-- The application never deletes these rows, so it may not.
REVOKE DELETE ON servicing.loan, servicing.installment FROM caudal_app;
