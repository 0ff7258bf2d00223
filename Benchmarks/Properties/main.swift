import Foundation
import LendingLives

// Every property of Lending over as many drawn cases as asked:
// `lending-properties [cases, 100000] [seed, 0] [part of a name]`.
let words = Array(CommandLine.arguments.dropFirst())
let count = words.first.flatMap { Int($0) } ?? 100_000
let seed = words.dropFirst().first.flatMap { UInt64($0) } ?? 0
let properties = Property.all.filter { words.count < 3 || $0.name.contains(words[2]) }

struct Judged: Sendable {
  let property: Property
  let outcome: Property.Outcome
  let seconds: Double
}

@Sendable func judged(_ property: Property) -> Judged {
  let clock = ContinuousClock()
  let start = clock.now
  let outcome = property.run(count, seed: seed)
  let seconds = (clock.now - start) / .seconds(1)
  return Judged(property: property, outcome: outcome, seconds: seconds)
}

/// At once, also where a file listens.
func tell(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

var faults = 0
await withTaskGroup(of: Judged.self) { group in
  var waiting = properties[...]
  for property in waiting.prefix(ProcessInfo.processInfo.activeProcessorCount) {
    group.addTask { judged(property) }
  }
  waiting = waiting.dropFirst(ProcessInfo.processInfo.activeProcessorCount)
  for await one in group {
    if let next = waiting.popFirst() { group.addTask { judged(next) } }
    faults += one.outcome.faults
    tell(
      String(
        format: "%9d cases %5d faults %7.1f s  ", one.outcome.cases, one.outcome.faults,
        one.seconds) + one.property.name)
    if let fault = one.outcome.firstFault { tell("    first: \(fault)") }
  }
}
tell("\(properties.count) properties, \(faults) faults, seed \(seed)")
exit(faults == 0 ? 0 : 1)
