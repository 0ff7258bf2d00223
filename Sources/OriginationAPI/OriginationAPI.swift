// OriginationAPI
