import Tenancy

/// The one screen that `make run` prints.
struct DemoScreen {
  let state: DemoState
  let institutions: [Tenant]

  var text: String {
    let slugs = institutions.isEmpty ? state.keys.keys.sorted() : institutions.map(\.slug)
    let roles = institutions.first?.manifest.roles.map(\.code) ?? []
    let users = roles.isEmpty ? "el nombre de su puesto" : roles.joined(separator: ", ")
    return
      ([
        "", "Caudal está en marcha. Todo es ficticio.", "",
      ] + slugs.flatMap(lines(of:)) + [
        "  Personal      usuario: \(users)",
        "                contraseña: \(DemoStaff.password)",
        "                código: caudal demo code USUARIO --tenant solera, o en /sandbox", "",
        "  Detener: Ctrl-C. Empezar de nuevo: make clean-data.", "",
      ]).joined(separator: "\n")
  }

  private func lines(of slug: String) -> [String] {
    let host = "http://\(slug).localhost:\(state.port)"
    return [
      "  \(slug)", "    Portal        \(host)", "    Oficina       \(host)/oficina",
      "    Teléfonos y bancos de prueba  \(host)/sandbox",
      "    Correo de prueba              \(host)/sandbox/correo",
      "    API           \(host)/api/v1",
      "    Llave         \(state.keys[slug] ?? "")", "",
    ]
  }
}
