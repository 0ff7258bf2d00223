// CRM
