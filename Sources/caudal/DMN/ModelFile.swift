import ArgumentParser
import DMN
import Foundation
import Kernel

/// A model on disk, with those beside it that it may import.
struct ModelFile: ParsableArguments {
  @Argument(help: "El modelo: un archivo .dmn.")
  var model: String

  func read() throws -> (model: DMNModel, others: [DMNModel]) {
    let own = try readAlone()
    guard !own.importedNamespaces.isEmpty else { return (own, []) }
    let (others, refused) = beside
    // What cannot be read matters only where it may be what is missing.
    let known = Set(others.map(\.namespace))
    let needed = ([own] + others).flatMap(\.importedNamespaces)
    if let refused, !needed.allSatisfy(known.contains) { throw refused }
    return (own, others)
  }

  /// Without those that it imports.
  func readAlone() throws -> DMNModel { try Self.read(model) }

  /// The models in the same folder, by their names, and why the first that is none could not be
  /// read.
  private var beside: (models: [DMNModel], refused: (any Error)?) {
    let file = URL(filePath: model)
    let all = try? FileManager.default.contentsOfDirectory(
      at: file.deletingLastPathComponent(), includingPropertiesForKeys: nil)
    let others = (all ?? []).filter {
      $0.pathExtension == "dmn" && $0.lastPathComponent != file.lastPathComponent
    }
    let read = others.map(\.path).sorted().map { path in Result { try Self.read(path) } }
    let errors = read.compactMap { result -> (any Error)? in
      if case .failure(let error) = result { error } else { nil }
    }
    return (read.compactMap { try? $0.get() }, errors.first)
  }

  private static func read(_ path: String) throws -> DMNModel {
    let name = URL(filePath: path).lastPathComponent
    let text = try TextFile(path: path).read()
    do throws(XMLRefused) {
      return try DMNModel(text)
    } catch {
      throw Refused(detail: "«\(name)», línea \(error.line): \(error.told.words).")
    }
  }

  /// What was asked cannot be done with what was given.
  struct Refused: Refusal, CustomStringConvertible {
    let detail: String
    var description: String { detail }

    var problem: Problem {
      Problem("dmn/refused", status: 422, title: "No se puede con ese modelo", detail: detail)
    }
  }
}

extension DMNModel {
  /// Of the models that it imports: an import may also be of something else.
  fileprivate var importedNamespaces: [String] {
    document.all("import").filter { $0["importType"]?.contains("/DMN/") ?? true }
      .compactMap { $0["namespace"] }
  }
}
