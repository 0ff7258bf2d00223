import ArgumentParser
import CaudalServer
import DMN
import Foundation
import Kernel

struct DMNCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dmn", abstract: "Modelos de decisión (OMG DMN 1.1 a 1.5).",
    discussion: """
      Decide con un modelo y muestra por qué:
        caudal dmn eval politica.dmn --decision Tasa --input "Ingreso mensual=12000"
      Busca huecos, traslapes y renglones que nunca deciden:
        caudal dmn lint politica.dmn
      Los modelos que importa se buscan en su misma carpeta. docs/guides/politicas explica cómo \
      se escriben.
      """,
    subcommands: [DMNEvalCommand.self, DMNLintCommand.self, DMNFormatCommand.self])

  @Flag(help: "Contesta decisiones línea por línea, en JSON, por la entrada y la salida.")
  var stdio = false

  func run() throws {
    guard stdio else { throw CleanExit.helpRequest(self) }
    var lines = DecisionLines(now: { .now }) { path in try TextFile(path: path).read() }
    while let line = readLine() {
      FileHandle.standardOutput.write(lines.answer(Data(line.utf8)) + Data("\n".utf8))
    }
  }
}

extension FEELDateTime {
  /// By the clock of this machine, in Greenwich.
  static var now: FEELDateTime {
    FEELDateTime(secondsSince1970: World.moment.timeIntervalSince1970)
  }
}
