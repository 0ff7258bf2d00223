// ServicingAPI
