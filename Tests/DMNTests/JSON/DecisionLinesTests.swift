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
