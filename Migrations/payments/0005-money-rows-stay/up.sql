-- The application never deletes these rows, so it may not.
REVOKE DELETE ON payments.collection_account, payments.disbursement, payments.notice, payments.receipt,
  payments.till FROM caudal_app;
