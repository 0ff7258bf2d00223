// Signature
