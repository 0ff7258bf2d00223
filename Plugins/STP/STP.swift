// STP
