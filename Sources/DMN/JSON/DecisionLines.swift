public import Foundation

/// Answers requests for decisions one by one, as lines of JSON: a model's path, inputs by name,
/// and a decision or a decision service to ask. Models are read by whoever asks, and kept ready.
public struct DecisionLines {
  private var models: [[String]: DecisionModel] = [:]
  private let read: (String) throws -> String
  private let now: () -> FEELDateTime

  public init(
    now: @escaping () -> FEELDateTime, reading read: @escaping (String) throws -> String
  ) {
    self.read = read
    self.now = now
  }

  struct Answer: Encodable {
    let value: TypedJSON
    let errors: [String]

    enum CodingKeys: CodingKey { case value, errors }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(value, forKey: .value)
      try container.encode(errors, forKey: .errors)
    }
  }

  /// One line for one line, whatever is in it.
  public mutating func answer(_ line: Data) -> Data {
    let answer: Answer
    do {
      answer = try self.answer(try DecisionRequest(line))
    } catch {
      answer = Answer(value: TypedJSON(.null), errors: ["\(error)"])
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let refused = Data(#"{"value":null,"errors":["the answer cannot be written"]}"#.utf8)
    return (try? encoder.encode(answer)) ?? refused
  }

  private mutating func answer(_ request: DecisionRequest) throws -> Answer {
    let model = try model([request.model] + request.models)
    let run = Evaluation(now: now())
    let value =
      if let service = request.invocable {
        model.invoke(service, inputs: request.inputs, run)
      } else {
        model.evaluate(
          request.decision ?? "", inputs: request.inputs, namespaces: request.inputNamespaces, run)
      }
    return Answer(value: TypedJSON(value), errors: run.faults.map(\.description))
  }

  private mutating func model(_ paths: [String]) throws -> DecisionModel {
    if let known = models[paths] { return known }
    let read = try paths.map { try DMNModel(self.read($0)) }
    let model = DecisionModel(read[0], importing: Array(read.dropFirst()))
    models[paths] = model
    return model
  }
}
