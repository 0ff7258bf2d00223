// SignatureAPI
