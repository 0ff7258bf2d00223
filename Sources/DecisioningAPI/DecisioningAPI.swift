// DecisioningAPI
