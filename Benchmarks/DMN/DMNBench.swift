import DMN
import Foundation

/// What decisions cost on one core: the best of several runs, so that a busy moment weighs little.
///
///     scripts/bench dmn
@main
struct DMNBench {
  static func main() throws {
    let table = DecisionModel(try DMNModel(Models.table))
    let plain = try decisions(table, tracing: false)
    say("30 rules of 8 inputs, unique: \(plain) decisions/s", isMet: plain >= 200_000)
    let traced = try decisions(table, tracing: true)
    say("the same with the trace: \(traced) decisions/s", isMet: traced >= 50_000)
    let milliseconds = try best(of: 15) {
      let model = DecisionModel(try DMNModel(Models.large))
      precondition(model.problems.isEmpty, "the large model is sound")
    }
    say("200 elements read and compiled: \(milliseconds) ms", isMet: milliseconds <= 50)
  }

  private static func decisions(_ model: DecisionModel, tracing: Bool) throws -> Int {
    let each = 1_000
    let milliseconds = try best(of: 40) {
      for place in 0..<each {
        let run = Evaluation(tracing: tracing)
        let applicant = Models.applicants[place % Models.applicants.count]
        let value = model.evaluate("oferta", inputs: applicant, run)
        precondition(run.faults.isEmpty, "\(run.faults)")
        if place == 7 { precondition(value.text == "8", "the eighth applicant meets rule 8") }
      }
    }
    return Int(Double(each) / milliseconds * 1_000)
  }

  /// Milliseconds of this process's own time, so that others at work count little.
  private static func best(of runs: Int, _ work: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<runs {
      let started = clock()
      try work()
      best = min(best, Double(clock() - started) * 1_000 / Double(CLOCKS_PER_SEC))
    }
    return (best * 100).rounded() / 100
  }

  private static func say(_ line: String, isMet: Bool) {
    FileHandle.standardOutput.write(Data("\(line) \(isMet ? "✓" : "✗")\n".utf8))
  }
}
