import Kernel

extension ManifestReader {
  /// What several values of `tenant.yaml` must hold together.
  mutating func checkTenant(_ tenant: TenantFile, _ reading: Reading) {
    let file = "tenant.yaml"
    if tenant.slug != folder.name {
      refuse(
        file, reading.line(of: "slug"),
        "«slug» es «\(tenant.slug)» y la carpeta se llama «\(folder.name)».",
        "Ponga el mismo nombre en los dos.")
    }
    let codes = tenant.branches.map(\.code)
    if Set(codes).count < codes.count {
      refuse(
        file, reading.line(of: "branches"), "Dos sucursales llevan el mismo código.",
        "Dé a cada una el suyo.")
    }
    if !tenant.roles.contains(where: { $0.approvesUpTo != nil }) {
      refuse(
        file, reading.line(of: "roles"), "Ningún rol puede aprobar créditos.",
        "Dé «approvesUpTo» al menos a uno.")
    }
    checkPermissions(of: tenant.roles, reading)
    let own = tenant.accounts.own
    if Int(own.bankCode) != tenant.accounts.bank {
      refuse(
        file, reading.line(of: "accounts.own"),
        "La cuenta propia es del banco \(own.bankCode) y «bank» dice \(tenant.accounts.bank).",
        "Ponga las dos en la misma institución.")
    }
    if tenant.isDemo, tenant.identity.sipres.contains(where: { $0 != "0" }) {
      refuse(
        file, reading.line(of: "identity.sipres"),
        "Una demostración no lleva una clave del SIPRES que pudiera ser de alguien.",
        "Use ceros: \"000000\".")
    }
  }

  private mutating func checkPermissions(of roles: [Role], _ reading: Reading) {
    guard let known = permissions else { return }
    let names = known.map(\.rawValue).sorted()
    for role in roles {
      for (index, permission) in role.permissions.enumerated() where !known.contains(permission) {
        let word = permission.rawValue
        let near = names.min { editDistance($0, word) < editDistance($1, word) } ?? ""
        refuse(
          "tenant.yaml", reading.line(of: "roles.\(role.code).permissions.\(index + 1)"),
          "No existe el permiso «\(word)».",
          editDistance(near, word) <= 3
            ? "¿Quiso decir «\(near)»?" : "Existen: \(names.joined(separator: ", ")).")
      }
    }
  }

  /// A picture that only draws: nothing runs in it and nothing is fetched by it.
  mutating func checkLogo(_ path: String) {
    use(path)
    guard let source = folder.text(path) else {
      return refuse(path, 0, "Falta el logotipo.", "Ponga el SVG que nombra «brand.logo».")
    }
    guard source.utf8.count <= 32_768 else {
      return refuse(path, 0, "El logotipo pesa más de 32 KiB.", "Simplifíquelo.")
    }
    let lines = source.lowercased().split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      for word in Self.bannedInLogo where line.contains(word) {
        refuse(
          path, index + 1, "El logotipo lleva «\(word)».", "Deje solo trazos y rellenos.")
      }
    }
    let lower = source.lowercased()
    if !lower.contains("<svg") || !lower.contains("viewbox=") {
      refuse(path, 1, "El logotipo no es un SVG con viewBox.", "Expórtelo de nuevo.")
    }
  }

  private static let bannedInLogo = [
    "<script", "<!", "<?", "<foreignobject", "<image", "<use", "<style", "href", "url(",
    "javascript:", "data:", " onload", " onclick", " onbegin", " onend", " onmouse", " onfocus",
  ]
}
