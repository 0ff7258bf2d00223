import Kernel

/// A problem as RFC 9457 writes it. The type is an absolute address that we serve.
struct ProblemDocument: Encodable {
  let problem: Problem
  let host: String
  let scheme: String
  let requestID: String

  private enum Key: String, CodingKey {
    case type, title, status, detail, instance, errors, members, requestId
  }

  private struct FieldProblem: Encodable {
    let pointer: String
    let detail: String
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("\(scheme)://\(host)/problems/\(problem.type)", forKey: .type)
    try container.encode(problem.title, forKey: .title)
    try container.encode(problem.status, forKey: .status)
    try container.encode(problem.detail, forKey: .detail)
    try container.encode(requestID, forKey: .requestId)
    if !problem.errors.isEmpty {
      let errors = problem.errors.map {
        FieldProblem(
          pointer: $0.field.hasPrefix("/") ? $0.field : "/" + $0.field, detail: $0.message)
      }
      try container.encode(errors, forKey: .errors)
    }
    if !problem.members.isEmpty { try container.encode(problem.members, forKey: .members) }
  }
}
