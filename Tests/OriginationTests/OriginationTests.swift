// Origination
