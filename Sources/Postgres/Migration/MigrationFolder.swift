import Foundation

/// One step of a module's schema: `Migrations/servicing/0003-repayment-excess/`.
public struct MigrationFolder: Sendable, Hashable {
  public let module: String
  public let number: Int
  public let name: String
  public let up: String
  /// Queries whose rows contradict what the step assumes, and what it promises.
  let before: String?
  let after: String?

  public var path: String { "\(module)/\(name)" }

  /// All of them in the order they are applied: `system` first, then by module and number.
  public static func all(in directory: String) throws -> [MigrationFolder] {
    let files = FileManager.default
    let modules = try files.contentsOfDirectory(atPath: directory).filter { !$0.hasPrefix(".") }
    var folders: [MigrationFolder] = []
    for module in modules {
      let home = "\(directory)/\(module)"
      for name in try files.contentsOfDirectory(atPath: home) where !name.hasPrefix(".") {
        folders.append(try MigrationFolder(module: module, name: name, at: "\(home)/\(name)"))
      }
    }
    let numbers = Dictionary(grouping: folders) { "\($0.module)/\($0.number)" }
    if let twice = numbers.values.first(where: { $0.count > 1 }) {
      throw MigrationProblem.numberTwice(twice.map(\.path).sorted())
    }
    return folders.sorted { $0.order < $1.order }
  }

  private var order: (Int, String, Int) { (module == "system" ? 0 : 1, module, number) }

  private init(module: String, name: String, at path: String) throws {
    guard let number = Int(name.prefix(4)), name.dropFirst(4).first == "-" else {
      throw MigrationProblem.badName("\(module)/\(name)")
    }
    guard let up = Self.text("\(path)/up.sql") else {
      throw MigrationProblem.noScript("\(module)/\(name)")
    }
    self.module = module
    self.number = number
    self.name = name
    self.up = up
    before = Self.text("\(path)/before.sql")
    after = Self.text("\(path)/after.sql")
  }

  private static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// Why the schema was not brought up to date, and what to do.
public enum MigrationProblem: Error, Hashable, Sendable {
  case badName(String)
  case noScript(String)
  case numberTwice([String])
  case edited(String)
  case missing(String)
  case contradicted(String, when: String, rows: [String])
  case rolesMissing([String])
}

extension MigrationProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .badName(let path):
      "Migrations/\(path): a folder is named NNNN-what-it-does, as 0001-loan."
    case .noScript(let path):
      "Migrations/\(path) has no up.sql."
    case .numberTwice(let paths):
      "Two migrations of one module have the same number: \(paths.joined(separator: ", "))."
    case .edited(let path):
      "Migrations/\(path)/up.sql was edited after it was applied to this database. "
        + "Put it back as it was and write what you want to change as a new migration."
    case .missing(let path):
      "This database has Migrations/\(path), which this version does not know: "
        + "it was migrated by a newer version. Run that one."
    case .contradicted(let path, let when, let rows):
      "Migrations/\(path)/\(when).sql found what should not be: \(rows.joined(separator: "; "))"
    case .rolesMissing(let roles):
      "The roles \(roles.joined(separator: " and ")) do not exist and this user may not make "
        + "them. As a superuser: CREATE ROLE caudal_owner NOLOGIN BYPASSRLS; "
        + "CREATE ROLE caudal_app LOGIN; GRANT caudal_owner TO the migrating user."
    }
  }
}
