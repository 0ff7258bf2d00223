import ArgumentParser
import DMN
import Foundation
import Kernel

/// A model on disk, with those beside it that it may import.
struct ModelFile: ParsableArguments {
  @Argument(help: "El modelo: un archivo .dmn.")
  var model: String

  func read() throws -> (model: DMNModel, others: [DMNModel]) {
    let own = try Self.read(model)
    guard own.document.first("import") != nil else { return (own, []) }
    let file = URL(filePath: model)
    let folder = file.deletingLastPathComponent()
    let beside = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    let others = beside.filter {
      $0.pathExtension == "dmn" && $0.lastPathComponent != file.lastPathComponent
    }
    return (own, try others.map(\.path).sorted().map(Self.read))
  }

  private static func read(_ path: String) throws -> DMNModel {
    let name = URL(filePath: path).lastPathComponent
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Refused(detail: "No se puede leer «\(path)» como texto UTF-8.")
    }
    do throws(XMLRefused) {
      return try DMNModel(text)
    } catch {
      throw Refused(detail: "«\(name)», línea \(error.line): \(error.message).")
    }
  }

  /// What was asked cannot be done with what was given.
  struct Refused: Refusal {
    let detail: String

    var problem: Problem {
      Problem("dmn/refused", status: 422, title: "No se puede con ese modelo", detail: detail)
    }
  }
}
