// ReportingAPI
