import ArgumentParser
import DMN
import Foundation

struct DMNCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dmn", abstract: "Modelos de decisión (OMG DMN 1.1 a 1.5).")

  @Flag(help: "Contesta decisiones línea por línea, en JSON, por la entrada y la salida.")
  var stdio = false

  func run() throws {
    guard stdio else { throw CleanExit.helpRequest(self) }
    var lines = DecisionLines(now: { .now }) { path in
      try String(contentsOfFile: path, encoding: .utf8)
    }
    while let line = readLine() {
      FileHandle.standardOutput.write(lines.answer(Data(line.utf8)) + Data("\n".utf8))
    }
  }
}

extension FEELDateTime {
  /// By the clock of this machine, in Greenwich.
  fileprivate static var now: FEELDateTime {
    FEELDateTime(secondsSince1970: Date().timeIntervalSince1970)
  }
}
