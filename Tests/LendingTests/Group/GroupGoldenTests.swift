import Kernel
import Lending
import Testing

/// Groups walked day by day by `make_groups.py`.
@Suite struct GroupGoldenTests {
  @Test func theTableOfTheGroupIsThatOfItsMembersAddedUp() throws {
    let expected = try GoldenTable("group_schedules.csv").grouped(by: "group")
    for line in try GoldenTable("groups.csv").lines {
      let rows = try #require(expected[line["group"]])
      let schedule = try line.group.schedule
      #expect(schedule.count == rows.count)
      for (installment, row) in zip(schedule, rows) {
        let place: Comment = "group \(row["group"]), instalment \(row["number"])"
        #expect(installment.number == row.integer("number"), place)
        #expect(installment.dueOn == row.date("due"), place)
        #expect(installment.openingPrincipal == row.money("opening"), place)
        #expect(installment.principal == row.money("principal"), place)
        #expect(installment.interest == row.money("interest"), place)
        #expect(installment.interestIVA == row.money("iva"), place)
      }
    }
  }

  @Test func everyPaymentIsSplitAsTheGroupAgreed() throws {
    let expected = try GoldenTable("group_splits.csv").grouped(by: "group")
    for line in try GoldenTable("groups.csv").lines {
      let acts = Dictionary(grouping: expected[line["group"]] ?? []) { $0.integer("act") }
      let group = try line.groupAfterItsScript()
      for event in group.events {
        let shares = event.paidShares
        guard !shares.isEmpty else { continue }
        let rows = try #require(acts[Int(event.instant)])
        let place: Comment = "group \(line["group"]), act \(event.instant)"
        #expect(
          Set(shares.map { "\($0.member) \($0.payer?.text ?? "") \($0.amount.minorUnits)" })
            == Set(rows.map { "\($0["member"]) \($0["payer"]) \($0["amount"])" }), place)
        #expect(shares.count == rows.count, place)
      }
    }
  }

  @Test func everyPositionIsTheOneThatItsMembersReachDayByDay() throws {
    let expected = try GoldenTable("group_positions.csv").grouped(by: "group")
    for line in try GoldenTable("groups.csv").lines {
      let group = try line.groupAfterItsScript()
      for row in try #require(expected[line["group"]]) {
        check(group.position(on: row.date("on")), row)
      }
    }
  }

  private func check(_ position: GroupPosition, _ row: GoldenTable.Line) {
    let place: Comment = "group \(row["group"]) on \(row["on"])"
    for component in [Component.collectionFees, .moratorio, .ordinaryInterest, .principal] {
      #expect(position.outstanding[component] == row.part(component.rawValue), place)
    }
    #expect(position.due.total == row.money("due"), place)
    #expect(position.pastDue.total == row.money("pastDue"), place)
    #expect(position.credit == row.money("credit"), place)
    #expect(position.toPay == row.money("toPay"), place)
    #expect(position.received == row.money("received"), place)
    #expect(position.daysPastDue == row.integer("daysPastDue"), place)
    #expect(position.behind.map(\.text).joined(separator: " ") == row["behind"], place)
    #expect(position.guarantee.total == row.money("held"), place)
    let debts = position.solidarity.map { "\($0.debtor)>\($0.creditor)=\($0.amount.minorUnits)" }
    #expect(debts.joined(separator: " ") == row["debts"], place)
  }
}

extension GroupEvent {
  var paidShares: [GroupShare] {
    switch what {
    case .payment(let shares), .guaranteeApplied(let shares): shares
    case .guaranteeDeposit, .guaranteeReturn, .solidarityRepayment, .departure, .reversal: []
    }
  }
}
