// CaudalServer
