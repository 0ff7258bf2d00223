import Kernel
import TestKit
import Testing
import Web

@testable import Servicing

/// Money that leaves again and loans that end ask for permissions of their own.
@Suite struct ServicingPermissionTests {
  @Test(arguments: [
    ("/oficina/dispersiones-rechazadas", "loan.reorder"),
    ("/oficina/creditos/:loan/dispersion/reenvio", "loan.reorder"),
    ("/oficina/creditos/:loan/dispersion/cancelacion", "loan.cancel"),
    ("/oficina/saldos-a-favor", "loan.refund"),
    ("/oficina/creditos/:loan/saldo-a-favor/devolucion", "loan.refund"),
    ("/oficina/pagos-sin-credito", "loan.unplaced"),
    ("/oficina/pagos-sin-credito/:payment/devolucion", "loan.refund"),
  ])
  func eachPageOpensForItsPermissionAlone(_ path: String, _ permission: String) async throws {
    try await ServicingBench.with { bench in
      let routes = bench.servicing.routes.all.filter { $0.path == path }
      #expect(!routes.isEmpty)
      for route in routes {
        #expect(route.access == .staff(Permission(rawValue: permission)))
      }
    }
  }
}
