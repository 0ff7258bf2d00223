import Kernel
import Postgres

/// How a contract is signed. Both ways take the code sent to the borrower's phone.
enum SigningMeans: Hashable, Sendable {
  /// From the borrower's own device, which says where it is.
  case remote(GeoPoint?)
  /// In a branch, before somebody of the institution.
  case branch(Witness)

  struct Witness: Hashable, Sendable {
    let id: StaffID
    let name: String
    let branch: String
  }

  enum Kind: String, Hashable, Sendable, SQLEncodable, SQLDecodable { case remote, branch }

  var kind: Kind {
    switch self {
    case .remote: .remote
    case .branch: .branch
    }
  }

  /// For the evidence.
  var words: String {
    switch self {
    case .remote: "Código de un solo uso enviado al teléfono registrado"
    case .branch(let witness):
      "En la sucursal \(witness.branch), con código de un solo uso enviado al teléfono registrado"
    }
  }
}
