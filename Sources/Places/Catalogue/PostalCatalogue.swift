public import Kernel

/// One load of the whole catalogue of postal codes.
public struct PostalCatalogue: Hashable, Sendable {
  public let version: Int
  public let sha256: String
  public let codeCount: Int
  public let settlementCount: Int
  /// False where that very file was the one in force already.
  public var isNew = true
}

/// Why a file is not a catalogue of postal codes, or not one to put in force.
public enum PostalFileRefused: Refusal, Hashable {
  case notACatalogue
  case badLine(Int, String)
  case fewer(codes: Int, inForce: Int)

  public var problem: Problem {
    let detail =
      switch self {
      case .notACatalogue:
        """
        Se espera el archivo de texto de Correos de México (CPdescarga.txt): columnas separadas \
        por «|», con d_codigo, d_asenta, d_tipo_asenta y D_mnpio en su encabezado.
        """
      case .badLine(let number, let reason): "Línea \(number): \(reason)"
      case .fewer(let codes, let inForce):
        """
        Trae \(codes) códigos y el que está en vigor tiene \(inForce). Si de verdad es el nuevo, \
        repita con --allow-fewer.
        """
      }
    return Problem(
      "places/unusable-postal-codes", status: 422, title: "El archivo no se puede usar",
      detail: detail)
  }
}
