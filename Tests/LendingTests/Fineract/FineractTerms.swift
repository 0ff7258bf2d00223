import Kernel
import Lending

/// Their product and loan as our terms.
struct FineractTerms {
  let config: FineractCase.Config

  private var isProgressive: Bool { config.scheduleType == "PROGRESSIVE" }

  func terms(principal: Money, disbursedOn: CalendarDate) throws -> LoanTerms {
    LoanTerms(
      principal: principal, disbursedOn: disbursedOn,
      installmentCount: config.numberOfRepayments ?? 1, frequency: try frequency(),
      method: try method(),
      annualRate: Rate(millionths: scaled(config.annualRate?.text ?? "0", toPlaces: 4) ?? 0),
      dayCount: try dayCount(), annuityBasis: isProgressive ? .exactPeriods : .equalPeriods,
      ivaOnInterest: .zero, ivaOnFees: .zero, workingDays: WorkingDayRule(.none), grace: grace,
      installmentRounding: InstallmentRounding(
        multiple: isEqualPrincipal ? .centavos(1) : multiple,
        difference: isProgressive ? .spread : .last),
      arithmetic: isProgressive ? .significantDigits(config.mathContextPrecision ?? 12) : .exact,
      allocation: try allocation(), downPayment: try downPayment(),
      drawdowns: isProgressive ? .overRemaining : .overOriginalCount, flatInterest: .whole,
      recalculation: config.interestRecalculation == nil ? .none : .onEarly)
  }

  /// Theirs round equal instalments to multiples, and not equal principal.
  private var isEqualPrincipal: Bool { config.amortizationType == "EQUAL_PRINCIPAL_PAYMENTS" }

  private func frequency() throws -> Frequency {
    let every = config.repaymentEvery ?? 1
    switch config.repaymentFrequencyType {
    case "DAYS": return .days(every)
    case "WEEKS": return .weeks(every)
    case "MONTHS": return .months(every)
    case "YEARS": return .years(every)
    case let other: throw FineractUnknown(what: "frequency \(other ?? "missing")")
    }
  }

  private func method() throws -> RepaymentMethod {
    if isProgressive { return .level }
    switch (config.interestType, config.amortizationType) {
    case ("FLAT", _): return .flat
    case (_, "EQUAL_PRINCIPAL_PAYMENTS"): return .equalPrincipal
    case ("DECLINING_BALANCE", _): return .level
    case (let other, _): throw FineractUnknown(what: "interest \(other ?? "missing")")
    }
  }

  private func dayCount() throws -> DayCount {
    if isProgressive {
      switch (config.daysInYear?.text, config.daysInMonth?.text) {
      case ("360", "30"): return .byPeriod
      case (let year, "30"): throw FineractUnknown(what: "30 days over \(year ?? "nothing")")
      case ("360", _): return .actual360
      case ("364", _): return .actual364
      case ("365", _): return .actual365
      case (_, _): return .actualActual
      }
    }
    if config.interestCalculationPeriod == "DAILY" {
      switch config.daysInYear?.text {
      case "360": return config.daysInMonth?.text == "30" ? .thirty360European : .actual360
      case "364": return .actual364
      case _: return .actual365
      }
    }
    switch config.repaymentFrequencyType {
    case "WEEKS": return .actual364
    case "DAYS": return config.daysInYear?.text == "360" ? .actual360 : .actual365
    case _: return .byPeriod
    }
  }

  private var grace: Grace {
    Grace(
      principal: config.graceOnPrincipalPayment ?? 0,
      interestPayment: config.graceOnInterestPayment ?? 0,
      interestFree: config.graceOnInterestCharged ?? 0)
  }

  private var multiple: Money {
    guard
      let whole = config.installmentAmountInMultiplesOf?.money, whole.isPositive
    else {
      return .centavos(1)
    }
    return whole
  }

  private func downPayment() throws -> DownPayment? {
    guard let text = config.downPaymentPercent?.text, let percent = scaled(text, toPlaces: 4),
      percent > 0
    else { return nil }
    return DownPayment(
      share: Rate(millionths: percent),
      collection: config.autoDownPayment == true ? .automatic : .byPayment, multiple: multiple)
  }
}

extension FineractTerms {
  private static let (penalty, fee) = (
    [Component.collectionFees, .moratorio],
    [Component.fees, .insurance]
  )
  private static let (interest, principal) = ([Component.ordinaryInterest], [Component.principal])

  private func allocation() throws -> AllocationPlan {
    let usual = ComponentOrder(Self.penalty + Self.fee + Self.interest + Self.principal)
    switch config.strategy {
    case nil, "PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER":
      return Self.plan(.always(usual))
    case "DUE_PENALTY_FEE_INTEREST_PRINCIPAL_IN_ADVANCE_PRINCIPAL_PENALTY_FEE_INTEREST":
      return Self.plan(
        AllocationRule(
          pastDue: usual, due: usual,
          inAdvance: ComponentOrder(
            Self.principal + Self.penalty + Self.fee + Self.interest)))
    case "DUE_PENALTY_INTEREST_PRINCIPAL_FEE_IN_ADVANCE_PENALTY_INTEREST_PRINCIPAL_FEE":
      return Self.plan(
        .always(ComponentOrder(Self.penalty + Self.interest + Self.principal + Self.fee)))
    case "ADVANCED_PAYMENT_ALLOCATION":
      return try advanced()
    case let other?:
      throw FineractUnknown(what: "strategy \(other)")
    }
  }

  /// Their older strategies lay every payment over the final table.
  private static func plan(_ rule: AllocationRule) -> AllocationPlan {
    AllocationPlan(usual: rule, additions: .meetAllPayments)
  }

  private func advanced() throws -> AllocationPlan {
    let rules = config.allocationRules ?? [:]
    let usual = try advanced(rules["DEFAULT"])
    var byKind: [PaymentKind: AllocationRule] = [:]
    for (name, kind) in FineractEvents.kinds {
      guard let ahead = rules[name] else { continue }
      byKind[kind] = try advanced(ahead)
    }
    return AllocationPlan(usual: usual, byKind: byKind)
  }

  private func advanced(_ ahead: String?) throws -> AllocationRule {
    var rule = AllocationRule.always(
      ComponentOrder(Self.penalty + Self.fee + Self.principal + Self.interest))
    rule.direction = config.processingType == "VERTICAL" ? .vertical : .horizontal
    switch ahead {
    case nil, "NEXT_INSTALLMENT": rule.ahead = .nextInstallment
    case "LAST_INSTALLMENT": rule.ahead = .lastInstallment
    case "REAMORTIZATION": rule.ahead = .equalShares
    case let other?: throw FineractUnknown(what: "future rule \(other)")
    }
    return rule
  }
}
