import Kernel
import Lending

extension AllocationPlan {
  static let shape = Shape<AllocationPlan>.usual(
    .holdingTheRest(),
    [
      Field("usual", AllocationRule.shape) { $0.usual = $1 },
      Field("additions", Shape<Additions>.choice) { $0.additions = $1 },
    ]
      + PaymentKind.allCases.map { kind in
        Field(kind.rawValue, AllocationRule.shape) { $0.byKind[kind] = $1 }
      })
}

extension AllocationRule {
  static let shape = Shape<AllocationRule>.object(
    Key("pastDue", componentsShape), Key("due", componentsShape),
    Key("inAdvance", .list(of: .choice, 0...Component.allCases.count), otherwise: []),
    Key("direction", Shape<Direction>.choice, otherwise: .horizontal),
    Key("ahead", Shape<Ahead>.choice, otherwise: .nextInstallment)
  ) { pastDue, due, inAdvance, direction, ahead in
    AllocationRule(
      pastDue: ComponentOrder(pastDue), due: ComponentOrder(due),
      inAdvance: ComponentOrder(inAdvance), direction: direction, ahead: ahead)
  }

  private static let componentsShape = Shape<[Component]>.list(
    of: .choice, Component.allCases.count...Component.allCases.count)
}

extension DownPayment {
  static let shape = Shape<DownPayment>.object(
    Key("share", .percent), Key("collection", Shape<Collection>.choice, otherwise: .byPayment)
  ) { share, collection in DownPayment(share: share, collection: collection) }
}
