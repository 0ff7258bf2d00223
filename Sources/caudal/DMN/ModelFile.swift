import ArgumentParser
import DMN
import Foundation
import Kernel

/// A model on disk, with those beside it that it may import.
struct ModelFile: ParsableArguments {
  @Argument(help: "El modelo: un archivo .dmn.")
  var model: String

  /// With those that it imports, and those that they import; what else is in the folder has no say.
  func read() throws -> (model: DMNModel, others: [DMNModel]) {
    let own = try readAlone()
    guard !own.importedNamespaces.isEmpty else { return (own, []) }
    let beside = beside
    var (others, open, known) = ([DMNModel](), [own], Set([own.namespace]))
    while let model = open.popLast() {
      for namespace in model.importedNamespaces where known.insert(namespace).inserted {
        guard let other = try Self.find(namespace, of: model, among: beside) else { continue }
        others.append(other)
        open.append(other)
      }
    }
    return (own, others)
  }

  /// Without those that it imports.
  func readAlone() throws -> DMNModel { try Self.read(model) }

  /// A file in the model's folder, and the model in it or why there is none.
  private struct Neighbour {
    let file: String
    private let text: String
    let model: Result<DMNModel, any Error>

    init(_ path: String) {
      file = URL(filePath: path).lastPathComponent
      text = (try? TextFile(path: path).read()) ?? ""
      model = Result { try ModelFile.read(path) }
    }

    func has(_ namespace: String) -> Bool { (try? model.get())?.namespace == namespace }

    /// Whether it names it, which is all that can be told of what is no model.
    func names(_ namespace: String) -> Bool { text.contains(namespace) }
  }

  private var beside: [Neighbour] {
    let file = URL(filePath: model)
    let all = try? FileManager.default.contentsOfDirectory(
      at: file.deletingLastPathComponent(), includingPropertiesForKeys: nil)
    return (all ?? []).filter {
      $0.pathExtension == "dmn" && $0.lastPathComponent != file.lastPathComponent
    }.map(\.path).sorted().map(Neighbour.init)
  }

  /// Nil where none has the namespace, of which the model itself tells.
  private static func find(
    _ namespace: String, of model: DMNModel, among beside: [Neighbour]
  ) throws -> DMNModel? {
    let found = beside.filter { $0.has(namespace) }
    guard found.count < 2 else {
      let files = found.map { "«\($0.file)»" }.joined(separator: ", ")
      throw Refused(
        detail: "«\(model.name)» importa «\(namespace)», y lo tienen \(files): deje uno.")
    }
    if let found = found.first { return try found.model.get() }
    for neighbour in beside where neighbour.names(namespace) {
      guard case .failure(let error) = neighbour.model else { continue }
      throw Refused(detail: "«\(model.name)» importa «\(namespace)». \(error)")
    }
    return nil
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
