import Foundation
import PaymentsAPI
import Testing

@testable import Payments

@Suite struct DisbursementMachineTests {
  /// Drawn by the machine itself; a change of it must be a change of this drawing.
  static let drawing = """
    requested: hold→held release→✗ submit→submitted settle→✗ \
    reject→rejected giveBack→✗ withdraw→withdrawn provePaid→✗
    held: hold→held release→requested submit→✗ settle→✗ \
    reject→rejected giveBack→✗ withdraw→withdrawn provePaid→✗
    submitted: hold→✗ release→✗ submit→✗ settle→settled \
    reject→rejected giveBack→returned withdraw→✗ provePaid→✗
    settled: hold→✗ release→✗ submit→✗ settle→✗ \
    reject→✗ giveBack→returned withdraw→✗ provePaid→✗
    rejected: hold→✗ release→✗ submit→✗ settle→✗ \
    reject→✗ giveBack→✗ withdraw→✗ provePaid→settled
    returned: hold→✗ release→✗ submit→✗ settle→✗ \
    reject→✗ giveBack→✗ withdraw→✗ provePaid→✗
    withdrawn: hold→✗ release→✗ submit→✗ settle→✗ \
    reject→✗ giveBack→✗ withdraw→✗ provePaid→✗
    """

  @Test func theMachineIsTheDrawing() throws {
    let clave = try #require(ClaveRastreo("C1"))
    let at = Date(timeIntervalSince1970: 0)
    let states: [Disbursement.State] = [
      .requested, .held(reason: "r"), .submitted(clave, at: at), .settled(clave, at: at),
      .rejected(code: "c", reason: "r"), .returned(clave, code: "c", reason: "r"), .withdrawn,
    ]
    let events: [(String, Disbursement.Event)] = [
      ("hold", .hold(reason: "r")), ("release", .release), ("submit", .submit(clave, at: at)),
      ("settle", .settle(at: at)), ("reject", .reject(code: "c", reason: "r")),
      ("giveBack", .giveBack(code: "c", reason: "r")), ("withdraw", .withdraw),
      ("provePaid", .provePaid(clave, at: at)),
    ]
    #expect(states.map(\.name) == Disbursement.State.Name.allCases)
    let drawn = states.map { state in
      let steps = events.map { name, event in
        "\(name)→\((try? state.after(event))?.name.rawValue ?? "✗")"
      }
      return "\(state.name.rawValue): \(steps.joined(separator: " "))"
    }
    #expect(drawn.joined(separator: "\n") == Self.drawing)
  }

  @Test func theReceiptsMachineIsItsDrawing() {
    let drawn = Receipt.State.allCases.map { state in
      let steps = Receipt.Event.allCases.map { event in
        "\(event.rawValue)→\((try? state.after(event))?.rawValue ?? "✗")"
      }
      return "\(state.rawValue): \(steps.joined(separator: " "))"
    }
    #expect(
      drawn.joined(separator: "\n") == """
        unmatched: match→matched giveBack→returning settleReturn→✗ failReturn→✗ reverse→✗
        matched: match→✗ giveBack→✗ settleReturn→✗ failReturn→✗ reverse→reversed
        returning: match→✗ giveBack→✗ settleReturn→returned failReturn→unmatched reverse→✗
        returned: match→✗ giveBack→✗ settleReturn→✗ failReturn→unmatched reverse→✗
        reversed: match→✗ giveBack→✗ settleReturn→✗ failReturn→✗ reverse→✗
        """)
  }

  @Test func eachDisbursementHasOneTrackingKeyForLife() {
    let world = 1...1_000
    let keys = world.map { number in
      ClaveRastreo(
        for: DisbursementIDs.id(UInt64(number))
      ).text
    }
    #expect(Set(keys).count == 1_000)
    #expect(keys.allSatisfy { $0.count == 29 })
    #expect(ClaveRastreo(for: DisbursementIDs.id(7)) == ClaveRastreo(for: DisbursementIDs.id(7)))
  }
}
