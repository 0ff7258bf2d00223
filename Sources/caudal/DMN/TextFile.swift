import Foundation

/// A file of text that a person names: where it cannot be read, it says which of the reasons it is.
struct TextFile {
  let path: String

  /// - Throws: a refusal in words where it is missing, is none, is empty or is no UTF-8.
  func read() throws -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw refused("No existe «\(path)».")
    }
    guard !isFolder.boolValue else { throw refused("«\(path)» es una carpeta, no un archivo.") }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw refused("No hay permiso para leer «\(path)».")
    }
    guard !bytes.isEmpty else { throw refused("«\(path)» está vacío.") }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw refused("«\(path)» está en UTF-16; guárdelo en UTF-8.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw refused("«\(path)» no es texto UTF-8.")
    }
    return text
  }

  /// Writes it whole or not at all; where a link leads to it, the file that it leads to. Who may
  /// read it stays as it was.
  func write(_ text: String) throws {
    let file = URL(filePath: path).resolvingSymlinksInPath()
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    try Data(text.utf8).write(to: file, options: .atomic)
    guard let mode = attributes[.posixPermissions] else { return }
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  private func refused(_ detail: String) -> ModelFile.Refused { ModelFile.Refused(detail: detail) }
}
