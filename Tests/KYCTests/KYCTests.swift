// KYC
