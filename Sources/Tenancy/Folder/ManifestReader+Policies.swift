extension ManifestReader {
  /// Every version of every policy that the folder holds; one for prequalifying there must be.
  mutating func readPolicies() -> [PolicySource] {
    let found = paths(in: "policies", ending: ".dmn").compactMap { path in policy(at: path) }
    if !found.contains(where: { $0.use == .prequalification }), problems.allSatisfy(\.isElsewhere) {
      refuse(
        "policies/", 0, "Falta la política «prequalification».",
        "Agregue policies/prequalification.v1.dmn.")
    }
    return found
  }

  private mutating func policy(at path: String) -> PolicySource? {
    use(path)
    let parts = path.dropFirst("policies/".count).split(separator: ".")
    guard parts.count == 3, let use = PolicySource.Use(rawValue: String(parts[0])),
      let version = Int(parts[1].dropFirst()), (1...9_999).contains(version),
      parts[1] == "v\(version)"
    else {
      refuse(
        path, 0, "No es una política conocida.",
        """
        Use policies/<uso>.v<número>.dmn; usos: \
        \(PolicySource.Use.allCases.map(\.rawValue).joined(separator: ", ")).
        """)
      return nil
    }
    guard let source = folder.text(path) else {
      refuse(path, 0, "El archivo no está en UTF-8.", "Guárdelo como UTF-8.")
      return nil
    }
    let found = PolicyCheck.read(source)
    note(found.problems, in: path)
    advise(found.advice, in: path)
    return PolicySource(use: use, version: version, source: source)
  }
}

extension ManifestProblem {
  fileprivate var isElsewhere: Bool { !file.hasPrefix("policies/") }
}
