public import Foundation
public import Kernel

/// The people of the tests and of the seeds: a failing test is a person you know.
public enum Cast {
  public static let solera = TenantID(1)
  public static let raices = TenantID(2)

  /// Al corriente.
  public static let lupita = PartyID(person(1))
  /// 45 días de atraso.
  public static let beto = PartyID(person(2))
  /// Liquidó antes.
  public static let donaMary = PartyID(person(3))
  /// Homónimo en una lista de personas bloqueadas.
  public static let chuy = PartyID(person(4))

  private static func person(_ number: UInt64) -> UUID {
    .version7(at: TestWorld.start, randomness: (0xCA5, number))
  }
}
