import Kernel
import Lending

extension ToldChange {
  static let listShape = Shape<[ToldEvent<ToldChange>]>.told(ways)

  /// Everything that can happen to a loan, by the key that says it.
  static let ways: [Way<ToldChange>] = moneyWays + chargeWays + Modification.ways

  private static let moneyWays: [Way<ToldChange>] = [
    Way("payment", .pesos) { ToldChange(.payment(amount: $0)) },
    Way("prepayment", prepaymentShape) { ToldChange($0) },
    Way("payoff", .pesos) { ToldChange(.payoff(amount: $0)) },
    Way("credited", creditedShape) { ToldChange($0) },
    Way("refund", .pesos) { ToldChange(.refund(amount: $0)) },
    Way("cancellation", .pesos) { ToldChange(.cancellation(returned: $0)) },
    Way("drawdown", .pesos) { ToldChange(.drawdown(amount: $0)) },
    Way("chargeback", chargebackShape) { ToldChange($0) },
    Way("reversal", .eventID) { ToldChange(.reversal(of: $0)) },
  ]

  private static let chargeWays: [Way<ToldChange>] = [
    Way("charge", chargeShape) { ToldChange($0) },
    Way("collectionFee", .pesos) { ToldChange(.collectionFee(amount: $0)) },
    Way("waiver", waiverShape) { ToldChange($0) },
    Way("disputeOpened", disputeShape) { ToldChange($0) },
    Way("disputeClosed", .eventID) { ToldChange(.disputeClosed(of: $0)) },
    Way("rateChange", .percent) { ToldChange(.rateChange(to: $0)) },
  ]

  private static let prepaymentShape = Shape<LoanEvent.What>.object(
    Key("amount", .pesos), Key("choosing", Shape<PrepaymentChoice>.choice)
  ) { amount, choice in .prepayment(amount: amount, choosing: choice) }

  private static let creditedShape = Shape<LoanEvent.What>.object(
    Key("amount", .pesos), Key("as", Shape<PaymentKind>.choice)
  ) { amount, kind in .credited(amount: amount, as: kind) }

  private static let chargebackShape = Shape<LoanEvent.What>.object(
    Key("amount", .pesos), Key("of", .eventID)
  ) { amount, id in .chargeback(amount: amount, of: id) }

  private static let chargeShape = Shape<LoanEvent.What>.object(
    Key("amount", .pesos), Key("as", Shape<Component>.choice, otherwise: .fees),
    Key("dueOn", .date)
  ) { amount, component, dueOn in .charge(amount: amount, as: component, dueOn: dueOn) }

  private static let waiverShape = Shape<LoanEvent.What>.object(
    Key("amount", .pesos), Key("of", Shape<Component>.choice)
  ) { amount, component in .waiver(amount: amount, of: component) }

  private static let disputeShape = Shape<LoanEvent.What>.object(
    Key("amount", .pesos), Key("installment", .integer(1...520))
  ) { amount, number in .disputeOpened(amount: amount, installment: number) }
}
