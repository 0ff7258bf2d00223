import Foundation
import Kernel
import Testing

/// Frappe Lending's schedules: instalments rounded up to a whole unit. `FRAPPE_CASES` names another
/// file of the same form.
@Suite struct FrappeTests {
  @Test func everyRowOfEveryScheduleIsTheirs() throws {
    let cases = try FrappeCase.all(in: Oracle.file("FRAPPE_CASES", "frappe/schedules.json"))
    let trusted = cases.filter { $0.defect == nil }
    var wrong: [String] = []
    var floats: [String] = []
    for schedule in trusted {
      let found = try FrappeLoan(theirs: schedule).differences()
      if found.allSatisfy(\.isOneCentavo) {
        floats += found.map(\.words)
      } else {
        wrong += found.prefix(1).map(\.words)
      }
    }
    Oracle.tell("frappe: \(trusted.count - wrong.count) of \(trusted.count) schedules")
    for schedule in cases {
      if let defect = schedule.defect { Oracle.tell("  left out: case \(schedule.id), \(defect)") }
    }
    for row in floats { Oracle.tell("  float error: \(row)") }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    #expect(floats.count * 100 <= trusted.map(\.rows.count).reduce(0, +))
  }
}
