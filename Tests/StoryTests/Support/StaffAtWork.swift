import CaudalServer
import Foundation

extension StoryHouse {
  /// Someone of the staff, signed in with password and code.
  func staff(_ username: String, at slug: String = "solera") async throws -> Browser {
    let office = browser(at: slug)
    try await office.get("/oficina/entrar")
    let names = PageForm.all(in: office.last?.text ?? "", at: "").flatMap { $0.fields.keys }
    let user = names.contains("usuario") ? "usuario" : "username"
    let password =
      office.last?.text.firstMatch(of: /name="([^"]+)" type="password"/)
      .map { String($0.output.1) } ?? "contrasena"
    try await office.submit(
      "/oficina/entrar", [user: username, password: DemoStaff.password])
    let field =
      office.last?.text.firstMatch(of: /name="([^"]+)"[^>]*one-time-code/)
      .map { String($0.output.1) } ?? "codigo"
    try await office.submit(
      "/oficina/entrar/codigo",
      [field: DemoStaff.code(of: username, at: slug, on: Date())])
    return office
  }
}
