// Lending
