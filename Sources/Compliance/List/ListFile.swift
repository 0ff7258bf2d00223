import Foundation
public import Kernel

/// A list of blocked persons as a file brings it.
public struct ListFile: Sendable {
  /// Whose list it is: "LPB", "OFAC". Each source has its own versions.
  public let source: String
  public let listedOn: CalendarDate
  public let bytes: [UInt8]

  public init(source: String, listedOn: CalendarDate, bytes: [UInt8]) {
    self.source = source
    self.listedOn = listedOn
    self.bytes = bytes
  }

  static let entriesMax = 200_000
}

/// One person of a list. An identifier that the list has wrong is no reason to drop a name.
struct ListedPerson: Hashable {
  let position: Int
  let name: String
  let curp: String?
  let rfc: String?
}

/// Why a file is not a list.
public struct UnusableList: Refusal, Hashable {
  public let errors: [String]

  public var problem: Problem {
    Problem(
      "compliance/unusable-list", status: 422, title: "El archivo no se puede usar",
      detail: errors.prefix(10).joined(separator: " "))
  }
}

extension ListFile {
  /// Everybody in it. The first line names the columns: `nombre` always, `curp` and `rfc` where
  /// the list has them; others are passed over.
  func people() throws(UnusableList) -> [ListedPerson] {
    let csv = CSV(bytes)
    guard csv.isWhole else {
      throw UnusableList(errors: [
        "Hay una comilla que se abre y no se cierra: lo que sigue no se puede leer."
      ])
    }
    guard let head = csv.lines.first else { throw UnusableList(errors: ["El archivo está vacío."]) }
    let columns = head.fields.map { Search.normalized($0) }
    guard let nameColumn = columns.firstIndex(of: "nombre") else {
      throw UnusableList(errors: ["Falta la columna «nombre» en el primer renglón."])
    }
    guard csv.lines.count - 1 <= Self.entriesMax else {
      throw UnusableList(errors: ["Son más de \(Self.entriesMax) renglones."])
    }
    let curpColumn = columns.firstIndex(of: "curp")
    let rfcColumn = columns.firstIndex(of: "rfc")
    var errors: [String] = []
    var people: [ListedPerson] = []
    for line in csv.lines.dropFirst() {
      func field(_ column: Int?) -> String? {
        guard let column, column < line.fields.count else { return nil }
        let text = line.fields[column].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.isEmpty ? nil : text
      }
      guard let name = field(nameColumn), !NameWords(name).words.isEmpty, name.count <= 300 else {
        errors.append("Renglón \(line.number): falta el nombre.")
        continue
      }
      people.append(
        ListedPerson(
          position: line.number, name: name, curp: field(curpColumn).map(Self.plain),
          rfc: field(rfcColumn).map(Self.plain)))
    }
    if people.isEmpty { errors.append("No hay ninguna persona en el archivo.") }
    guard errors.isEmpty else { throw UnusableList(errors: errors) }
    return people
  }

  /// Upper case, letters and digits only: how identifiers are compared.
  static func plain(_ identifier: String) -> String {
    identifier.uppercased().filter { $0.isLetter || $0.isNumber || $0 == "&" }
  }
}
