/// Who may import whom. Package.swift says the same, but a warm build does not check it.
enum Imports {
  static let pure: Set = ["Kernel", "Lending", "DMN"]
  static let ground: Set = ["Postgres", "Vault", "Documents", "Web"]
  static let platform: Set = ["Tenancy", "Identity", "Ledger", "Audit", "Jobs"]
  static let bodies: Set = [
    "CRM", "KYC", "Signature", "Origination", "Decisioning", "Servicing", "Collections",
    "Payments", "Channels", "Compliance", "Fiscal", "Reporting", "FieldOps",
  ]
  static let top: Set = ["CaudalServer", "caudal"]

  static func violations(in files: [SourceFile]) -> [Violation] {
    let plugins = Set(files.filter { $0.path.hasPrefix("Plugins/") }.map(\.room))
    return files.filter(\.isProduct).flatMap { file in
      imports(of: file).compactMap { line, module in
        complaint(file, module, plugins).map { Violation(file, line, "imports \(module): \($0)") }
      }
    }
  }

  /// Line number and module of each import.
  static func imports(of file: SourceFile) -> [(Int, String)] {
    file.lines.enumerated().compactMap { index, line in
      var words = line.split(separator: " ")
      while let first = words.first,
        first.hasPrefix("@") || first == "public" || first == "internal"
      {
        words.removeFirst()
      }
      guard words.first == "import", words.count >= 2 else { return nil }
      return (index + 1, String(words[1].prefix { $0 != "." }))
    }
  }

  private static func complaint(
    _ file: SourceFile, _ module: String, _ plugins: Set<String>
  ) -> String? {
    let room = file.room
    guard !top.contains(room), module != room else { return nil }
    let isFace = module.hasSuffix("API")
    if bodies.contains(module) { return "ask its face \(module)API, or listen to its facts" }
    if top.contains(module) { return "arrows point down only" }
    if plugins.contains(module) { return "a connector is wired by CaudalServer" }
    if isSystemLibrary(module), !ground.contains(room), !neighbours.contains("\(room) \(module)") {
      return "C libraries are seen by the ground only"
    }
    if plugins.contains(room), module == "Postgres" || platform.contains(module) {
      return "a connector sees Kernel, its face, Vault and Web"
    }
    if room.hasSuffix("API"), isHouse(module, isFace), module != "Kernel" {
      return "a face imports Kernel and nothing else"
    }
    if pure.contains(room), isHouse(module, isFace), !pure.contains(module) {
      return "the pure rooms know no database, no web and no module"
    }
    if ground.contains(room), platform.contains(module) || isFace {
      return "the ground has no business words: take a closure"
    }
    if platform.contains(room), isFace { return "the platform takes a closure instead" }
    return nil
  }

  /// Who may see a C library beside the ground: one file each.
  private static let neighbours: Set = ["SMTP CCurl", "DMN CDecimal", "DMN CPCRE2"]

  private static func isHouse(_ module: String, _ isFace: Bool) -> Bool {
    isFace || pure.contains(module) || ground.contains(module) || platform.contains(module)
  }

  private static func isSystemLibrary(_ module: String) -> Bool {
    [
      "CLibPQ", "CSodium", "CArgon2", "COpenSSL", "CCairo", "CCmark", "CLibFido2", "CDecimal",
      "CCurl", "CPCRE2",
    ].contains(module)
  }
}
