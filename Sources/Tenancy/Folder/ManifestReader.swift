import Documents
import Kernel

/// Reads a whole folder and gathers everything wrong with it.
struct ManifestReader {
  let folder: ManifestFolder
  /// What the house asks permission for; nil where nobody said.
  let permissions: Set<Permission>?
  private(set) var problems: [ManifestProblem] = []
  /// What may be in force and should be looked at.
  private(set) var advice: [ManifestProblem] = []
  private var used: Set<String> = []

  init(_ folder: ManifestFolder, permissions: Set<Permission>? = nil) {
    self.folder = folder
    self.permissions = permissions
  }

  /// The manifest, where nothing at all is wrong.
  mutating func read() -> Manifest? {
    let tenant = yaml("tenant.yaml", TenantFile.shape)
    let copy = yaml("copy.es-MX.yaml", Copy.shape)
    let policies = readPolicies()
    let products = readProducts(calendar: tenant?.value.calendar ?? .mexicoStatutory)
    let documents = readDocuments()
    checkPagares(products, documents)
    let messages = readMessages(writesMail: tenant?.value.writesMail ?? true)
    if let tenant {
      checkTenant(tenant.value, tenant.reading)
      checkMail(tenant.value, messages, tenant.reading)
    }
    if let logo = tenant?.value.brand.logo {
      checkLogo(logo)
    } else {
      for path in folder.files.keys where path.hasSuffix(".svg") { use(path) }
    }
    refuseUnknownFiles()
    problems.sort()
    advice.sort()
    guard problems.isEmpty, let tenant = tenant?.value, let copy = copy?.value else { return nil }
    return Manifest(
      slug: tenant.slug, isDemo: tenant.isDemo, identity: tenant.identity, une: tenant.une,
      privacy: tenant.privacy, domains: tenant.domains, locale: tenant.locale.rawValue,
      timeZoneName: tenant.timeZone, calendar: tenant.calendar, branches: tenant.branches,
      brand: tenant.brand, copy: copy, limits: tenant.limits, roles: tenant.roles,
      connectors: tenant.connectors, accounts: tenant.accounts, policySources: policies,
      products: products, documents: documents, messages: messages)
  }

  mutating func refuse(_ file: String, _ line: Int, _ message: String, _ whatToDo: String) {
    problems.append(
      ManifestProblem(file: file, line: line, message: message, whatToDo: whatToDo))
  }

  private mutating func yaml<Value>(
    _ path: String, _ shape: Shape<Value>
  ) -> (value: Value, reading: Reading)? {
    used.insert(path)
    guard let bytes = folder.files[path] else {
      refuse(path, 0, "Falta el archivo.", "Cópielo de otra institución y edítelo.")
      return nil
    }
    let (value, reading) = YamlFile(file: path, bytes: bytes).read(shape)
    problems += reading.problems
    return value.map { ($0, reading) }
  }
}

extension ManifestReader {
  func paths(in directory: String, ending: String) -> [String] {
    folder.files.keys.filter { $0.hasPrefix(directory + "/") && $0.hasSuffix(ending) }.sorted()
  }

  private mutating func readProducts(calendar: BusinessCalendar) -> [LoanProduct] {
    let paths = paths(in: "products", ending: ".yaml")
    if paths.isEmpty {
      refuse("products/", 0, "No hay productos.", "Agregue al menos uno: products/credito.yaml.")
    }
    return paths.compactMap { path in
      guard let (product, reading) = yaml(path, LoanProduct.shape) else { return nil }
      if path != "products/\(product.code).yaml" {
        refuse(
          path, reading.line(of: "code"),
          "El código es «\(product.code)» y el archivo se llama otra cosa.",
          "Nombre el archivo \(product.code).yaml.")
      }
      for message in ProductCheck(product: product, calendar: calendar).problems() {
        refuse(path, reading.line(of: "terms"), message, "Corrija las condiciones del producto.")
      }
      return product
    }
  }

  private mutating func readDocuments() -> [DocumentSource] {
    let found = paths(in: "documents", ending: ".md.mustache").compactMap { path in
      document(at: path)
    }
    for kind in Self.requiredDocuments where !found.contains(where: { $0.kind == kind }) {
      refuse(
        "documents/\(kind.rawValue)/", 0, "Falta el documento «\(kind.rawValue)».",
        "Agregue documents/\(kind.rawValue)/v1.md.mustache.")
    }
    return found
  }

  /// A pagaré only where a product has one: `checkPagares` asks for it.
  static let requiredDocuments = DocumentKind.allCases.filter { $0 != .pagares && $0 != .pagare }

  /// A product that promises a pagaré needs its text.
  private mutating func checkPagares(_ products: [LoanProduct], _ documents: [DocumentSource]) {
    for product in products {
      let kind: DocumentKind
      switch product.pagare {
      case .none: continue
      case .perInstallment: kind = .pagares
      case .atSightOnPaper: kind = .pagare
      }
      guard !documents.contains(where: { $0.kind == kind }) else { continue }
      refuse(
        "documents/\(kind.rawValue)/", 0,
        "Falta el documento «\(kind.rawValue)», que pide el producto \(product.code).",
        "Agregue documents/\(kind.rawValue)/v1.md.mustache, o escriba pagare: none.")
    }
  }

  private mutating func document(at path: String) -> DocumentSource? {
    used.insert(path)
    let parts = path.split(separator: "/")
    let stem = parts.last?.replacing(".md.mustache", with: "") ?? ""
    guard parts.count == 3, let kind = DocumentKind(rawValue: String(parts[1])),
      stem.first == "v", let version = Int(stem.dropFirst()), version > 0
    else {
      refuse(
        path, 0, "No es un documento conocido.",
        """
        Use documents/<tipo>/v<número>.md.mustache; tipos: \
        \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")).
        """)
      return nil
    }
    guard let source = folder.text(path) else {
      refuse(path, 0, "El archivo no está en UTF-8.", "Guárdelo como UTF-8.")
      return nil
    }
    note(DocumentTemplate.problems(in: source, catalogue: kind.catalogue), in: path)
    return DocumentSource(
      kind: kind, version: version, sha256: SHA256.hex(Array(source.utf8)), source: source)
  }

  mutating func note(_ found: [TemplateProblem], in path: String) {
    for problem in found { refuse(path, problem.line, problem.message, problem.whatToDo) }
  }

  mutating func advise(_ found: [TemplateProblem], in path: String) {
    advice += found.map {
      ManifestProblem(file: path, line: $0.line, message: $0.message, whatToDo: $0.whatToDo)
    }
  }

  mutating func use(_ path: String) { used.insert(path) }

  private mutating func refuseUnknownFiles() {
    for path in folder.files.keys.sorted() where !used.contains(path) {
      refuse(path, 0, "Este archivo no es parte de un manifiesto.", "Bórrelo o corrija su nombre.")
    }
  }
}
