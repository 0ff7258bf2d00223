/// Something that holds of every case that can be drawn.
public struct Property: Sendable {
  public let name: String
  /// Its own stream of cases.
  public let stream: UInt64
  /// As many as a debug build judges in a few seconds.
  public let usualCases: Int
  let judge: @Sendable (inout SeededRandom) -> Verdict

  enum Verdict {
    /// The terms drawn make no case.
    case undrawn
    case held
    case broken(String)
  }

  public struct Outcome: Sendable {
    public var cases = 0
    public var faults = 0
    /// Made as small as it can be while it is still a fault.
    public var firstFault: String?
  }

  init<Case: Drawn>(
    _ name: String, _ stream: UInt64, times: Int = Case.usualCases,
    _ check: @escaping @Sendable (Case, inout SeededRandom) throws -> Void
  ) {
    self.name = name
    self.stream = stream
    usualCases = times
    judge = { random in
      guard let drawn = Case(&random) else { return .undrawn }
      let before = random
      func fault(of one: Case) -> (any Error)? {
        random = before
        do {
          try check(one, &random)
          return nil
        } catch { return error }
      }
      guard let broken = fault(of: drawn) else { return .held }
      let after = random
      defer { random = after }
      let smallest = drawn.shrunk { fault(of: $0) != nil }
      return .broken("\(broken)\n\(smallest.told)")
    }
  }

  /// Judges so many cases, the same ones in every run with the same seed.
  public func run(_ count: Int, seed: UInt64 = 0) -> Outcome {
    var random = SeededRandom(stream &+ seed &* 0x9E37_79B9)
    var outcome = Outcome()
    var undrawn = 0
    while outcome.cases < count {
      switch judge(&random) {
      case .undrawn:
        undrawn += 1
        precondition(undrawn < 20 * (count + 100), "\(name): cases are drawn")
        continue
      case .held: break
      case .broken(let story):
        outcome.faults += 1
        outcome.firstFault = outcome.firstFault ?? story
      }
      outcome.cases += 1
    }
    return outcome
  }
}

extension Property {
  public static let all =
    ofTables + ofLoans + ofStates + ofLived + ofAllocations + ofModifications + ofBearing + ofGroups
    + ofLines
    + ofCAT
}

extension Property: CustomStringConvertible {
  public var description: String { name }
}

/// What did not hold, and where it says so.
struct Broken: Error, CustomStringConvertible {
  let description: String
}

func hold(
  _ isSo: Bool, _ detail: @autoclosure () -> String = "", file: String = #fileID, line: Int = #line
) throws(Broken) {
  if !isSo { throw Broken(description: "\(file):\(line) \(detail())") }
}
