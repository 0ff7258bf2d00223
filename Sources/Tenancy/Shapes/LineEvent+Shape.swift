import Kernel
import Lending

extension LineEvent {
  static let listShape = Shape<[ToldEvent<LineEvent.What>]>.told(ways)

  /// Everything that can happen to a line, by the key that says it.
  static let ways: [Way<LineEvent.What>] = [
    Way("draw", drawShape) { $0 },
    Way("payment", .pesos) { .payment(amount: $0) },
    Way("fee", .pesos) { .fee(amount: $0) },
    Way("collectionFee", .pesos) { .collectionFee(amount: $0) },
    Way("limitChange", .pesos) { .limitChange(to: $0) },
    Way("rateChange", rateShape) { $0 },
    Way("block", .yes) { _ in .block },
    Way("unblock", .yes) { _ in .unblock },
    Way("closing", .yes) { _ in .closing },
    Way("refund", .pesos) { .refund(amount: $0) },
    Way("reversal", .eventID) { .reversal(of: $0) },
  ]

  private static let drawShape = Shape<LineEvent.What>.object(
    Key("amount", .pesos), Key("kind", Shape<DrawKind>.choice, otherwise: .cash)
  ) { amount, kind in .draw(amount: amount, kind: kind) }

  private static let rateShape = Shape<LineEvent.What>.object(
    Key("annual", .percent), .optional("moratorio", Shape<Rate>.percent)
  ) { (annual: Rate, moratorio: Rate?) in .rateChange(annual: annual, moratorio: moratorio) }
}
