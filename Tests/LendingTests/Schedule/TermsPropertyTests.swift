import Foundation
import Kernel
import Lending
import Testing

/// What must hold of every table, whatever the terms: the same ones in every run.
@Suite struct TermsPropertyTests {
  /// Every drawn terms that make a table.
  static func each(_ seed: UInt64, check: (LoanTerms, Schedule) throws -> Void) rethrows {
    var random = RandomTerms(seed)
    var made = 0
    for _ in 0..<RandomTerms.cases {
      let terms = random.next()
      guard let schedule = try? Schedule(terms, calendar: goldenCalendar) else { continue }
      made += 1
      try check(terms, schedule)
    }
    #expect(made > RandomTerms.cases / 3, "most terms drawn make a table")
  }

  @Test func theTableRepaysWhatIsOwedAndNothingIsNegative() {
    Self.each(21) { terms, schedule in
      let rows = schedule.installments
      var balance = rows[0].openingPrincipal
      #expect(terms.downPayment != nil || balance == terms.amortizedPrincipal)
      for row in rows {
        #expect(row.openingPrincipal == balance)
        balance -= row.principal
        let parts = [
          balance, row.principal, row.interest, row.interestIVA, row.fees, row.feesIVA,
          row.insurance, row.insuranceIVA,
        ]
        #expect(parts.allSatisfy { !$0.isNegative }, "row \(row.number) of \(terms)")
      }
      #expect(balance.isZero, "\(terms)")
      #expect(rows.map(\.number) == Array(1...rows.count))
    }
  }

  @Test func datesGoForwardAndNoneComesBeforeTheMoney() {
    Self.each(22) { terms, schedule in
      let rows = schedule.installments
      #expect(rows[0].periodStart == terms.disbursedOn && rows[0].dueOn > terms.disbursedOn)
      #expect(
        rows.allSatisfy { $0.periodStart < $0.periodEnd && $0.interestFrom <= $0.periodStart })
      for (row, next) in zip(rows, rows.dropFirst()) {
        #expect(row.periodEnd == next.periodStart && row.dueOn <= next.dueOn)
      }
      guard terms.workingDays.shift != .none else {
        #expect(rows.allSatisfy { $0.dueOn == $0.periodEnd })
        return
      }
      #expect(rows.allSatisfy { goldenCalendar.isWorkingDay($0.dueOn) })
    }
  }

  @Test func roundedInstallmentsAreMultiplesBetweenTheFirstAndTheLast() {
    Self.each(23) { terms, schedule in
      let rows = schedule.installments
      let multiple = terms.installmentRounding.multiple.minorUnits
      guard terms.method == .level, terms.arithmetic == .exact, terms.grace == .none else { return }
      for row in rows.dropLast().dropFirst() {
        #expect((row.principal + row.interest).minorUnits % multiple == 0, "\(terms)")
      }
    }
  }

  @Test func aDifferenceThatLandsFirstLeavesTheLastLikeTheOthers() {
    var random = RandomTerms(24)
    for _ in 0..<RandomTerms.cases {
      var terms = random.next()
      terms.method = .level
      terms.installmentRounding = InstallmentRounding(difference: .first)
      (terms.annualRate, terms.annuityBasis) = (min(terms.annualRate, .percent(60)), .exactPeriods)
      (terms.arithmetic, terms.grace) = (.exact, .none)
      guard let rows = try? Schedule(terms, calendar: goldenCalendar).installments, rows.count > 2
      else { continue }
      let years = Double(rows[0].periodStart.days(to: rows[rows.count - 1].periodEnd)) / 365
      guard years < 3 else { continue }
      let payments = rows.map { $0.principal + $0.interest }
      let off = payments[rows.count - 1] - payments[1]
      #expect(off.minorUnits.magnitude <= 6 * UInt64(rows.count), "\(off) \(terms)")
    }
  }

  @Test func termsKeptAndReadBackAreTheSameAndGiveTheSameTable() throws {
    var random = RandomTerms(25)
    for _ in 0..<RandomTerms.cases / 8 {
      let terms = random.next()
      let kept = try JSONEncoder().encode(terms)
      let read = try JSONDecoder().decode(LoanTerms.self, from: kept)
      #expect(read == terms)
      guard let schedule = try? Schedule(terms, calendar: goldenCalendar) else { continue }
      let table = try JSONDecoder().decode(Schedule.self, from: JSONEncoder().encode(schedule))
      #expect(table == schedule)
    }
  }

  @Test func splittingLosesNoCentavo() {
    var random = SeededRandom(26)
    for _ in 0..<RandomTerms.cases {
      let amount = Money.centavos(.random(in: -9_000_000_000...9_000_000_000, using: &random))
      let count = Int.random(in: 1...30, using: &random)
      var weights = (0..<count).map { _ in Int64.random(in: 0...1_000_000_000, using: &random) }
      weights[0] += 1
      let shares = amount.split(by: weights)
      #expect(shares.sum == amount)
      for (share, weight) in zip(shares, weights) where weight == 0 { #expect(share.isZero) }
    }
  }
}
