import ArgumentParser
import CaudalServer
import Foundation

struct PostalCodesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postal-codes", abstract: "El catálogo de códigos postales.",
    subcommands: [Load.self])

  struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "load", abstract: "Pone en vigor el archivo de Correos de México.",
      discussion: """
        Baje el archivo de texto de todo el país (CPdescarga.txt) del sitio de Correos de México. \
        Entra completo o no entra; repetir el mismo no cambia nada.
        """)

    @OptionGroup var data: DataOptions
    @Argument(help: "El archivo, como se descarga.")
    var file: String
    @Flag(help: "Aunque traiga muchos menos códigos que el que está en vigor.")
    var allowFewer = false
    @Flag(help: "Para programas.")
    var json = false

    func run() async throws {
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw Told("No se puede leer \(file).")
      }
      let loaded = try await data.house().loadPostalCodes(
        Array(bytes), allowsFewer: allowFewer)
      if json { return try Output.json(loaded) }
      print(
        """
        \(loaded.isNew ? "En vigor" : "Ya estaba en vigor"): \(loaded.codes) códigos, \
        \(loaded.settlements) asentamientos.
        """)
    }
  }
}
