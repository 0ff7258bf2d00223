// Decisioning
