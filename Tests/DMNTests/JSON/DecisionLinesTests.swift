import Foundation
import Testing

@testable import DMN

/// What is wrong with a line is told in words, and the next line is answered.
@Suite struct DecisionLinesTests {
  @Test(arguments: [
    ("{", "the request is no JSON"), ("[]", "the request holds something else than was expected"),
    ("{}", "the request has no “model”"),
    (#"{"model": 1}"#, "the request.model holds something else than was expected"),
    (#"{"model": "m", "inputs": {"a": {"$number": "x"}}}"#, "“$number” does not hold such a value"),
    (#"{"model": "m", "inputs": {"a": {"$number": 1}}}"#, "holds something else than was expected"),
    (#"{"model": "m", "inputs": {"a": 1}}"#, "the request.inputs.a holds something else"),
    (#"{"model": "m", "inputs": []}"#, "the request.inputs holds something else"),
    (#"{"model": "m", "models": [1]}"#, "the request.models holds something else"),
    (
      #"{"model": "m", "inputs": {"a": [{"$context": {"b": {"$date": "x"}}}]}}"#,
      "the request.inputs.a.0.$context.b.$date: “$date” does not hold such a value"
    ),
    (#"{"model": "m", "inputs": {"a": null, "a": true}}"#, "the request: “a” comes twice"),
    (#"{"model": "m", "inputs": {"a": {"$context": {"b": 1, "b": 2}}}}"#, "“b” comes twice"),
    (
      #"{"model": "m", "inputs": {"a": "# + String(repeating: "[", count: 100_000),
      "the request: lists and contexts are nested more than 250 deep"
    ),
    (#"{"model": "m", "inputs": {"a": {"$number": "1e999999999"}}}"#, "not hold such a value"),
    (#"{"model": "m"}"#, "line 1: the text is no XML"),
  ])
  func whatIsWrongIsTold(line: String, wanted: String) {
    let moment = FEELDateTime(secondsSince1970: 0)
    var lines = DecisionLines(now: { moment }) { _ in "no model" }
    let answer = String(decoding: lines.answer(Data(line.utf8)), as: UTF8.self)
    #expect(answer.contains(wanted), "\(answer)")
    #expect(!answer.contains("DecodingError") && !answer.contains("codingPath"))
  }
}
