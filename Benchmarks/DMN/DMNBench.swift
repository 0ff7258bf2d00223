import DMN
import Dispatch
import Foundation

/// What decisions cost on one core: the best of several runs, so that a busy moment weighs little.
///
///     scripts/bench dmn
@main
struct DMNBench {
  static func main() throws {
    let table = DecisionModel(try DMNModel(Models.table(ruleCount: 30)))
    let plain = decisions(table, Models.applicants(30))
    say("30 rules of 8 inputs, unique: \(plain) decisions/s", isMet: plain >= 200_000)
    let traced = decisions(table, Models.applicants(30), tracing: true)
    say("the same with the trace: \(traced) decisions/s", isMet: traced >= 50_000)
    let milliseconds = best(of: 15) {
      guard let read = try? DMNModel(Models.large) else { preconditionFailure("it is a model") }
      precondition(DecisionModel(read).problems.isEmpty, "the large model is sound")
    }
    say("200 elements read and compiled: \(rounded(milliseconds)) ms", isMet: milliseconds <= 50)
    try others()
    threads(table)
  }

  /// Without a target: what else policies are made of.
  private static func others() throws {
    let big = DecisionModel(try DMNModel(Models.table(ruleCount: 1_000)))
    say("1,000 rules of 8 inputs, unique: \(decisions(big, Models.applicants(1_000))) decisions/s")
    let card = DecisionModel(try DMNModel(Models.scorecard))
    say("100 rules of 10 inputs, summed: \(decisions(card, Models.scored)) decisions/s")
    let chain = DecisionModel(try DMNModel(Models.chain))
    say("50 decisions, each of the one before: \(decisions(chain, Models.started)) /s")
  }

  /// Each asks the one compiled model, at once: what one has to wait for another shows as time.
  private static func threads(_ model: DecisionModel) {
    let (each, applicants) = (2_000, Models.applicants(30))
    func milliseconds(_ threads: Int) -> Double {
      best(of: 40) {
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
          for place in 0..<each {
            _ = model.evaluate("oferta", inputs: applicants[place % 30], Evaluation())
          }
        }
      }
    }
    let ratio = milliseconds(4) / 4 / milliseconds(1)
    say("4 threads at once: a decision takes \(rounded(ratio)) times one thread's own time")
  }

  private static func decisions(
    _ model: DecisionModel, _ inputs: [FEELContext], tracing: Bool = false
  ) -> Int {
    let each = 1_000
    let milliseconds = best(of: 40) {
      for place in 0..<each {
        let run = Evaluation(tracing: tracing)
        let value = model.evaluate("oferta", inputs: inputs[place % inputs.count], run)
        precondition(run.faults.isEmpty, "\(run.faults)")
        if place == 7 { precondition(value.text == "8", "the eighth comes to 8: \(value.text)") }
      }
    }
    return Int(Double(each) / milliseconds * 1_000)
  }

  /// Milliseconds of this process's own time, so that others at work count little.
  private static func best(of runs: Int, _ work: () -> Void) -> Double {
    var best = Double.infinity
    for _ in 0..<runs {
      let started = clock()
      work()
      best = min(best, Double(clock() - started) * 1_000 / Double(CLOCKS_PER_SEC))
    }
    return best
  }

  private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }

  private static func say(_ line: String, isMet: Bool? = nil) {
    let mark = isMet.map { $0 ? " ✓" : " ✗" } ?? ""
    FileHandle.standardOutput.write(Data("\(line)\(mark)\n".utf8))
  }
}
