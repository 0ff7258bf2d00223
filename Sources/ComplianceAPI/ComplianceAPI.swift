// ComplianceAPI
