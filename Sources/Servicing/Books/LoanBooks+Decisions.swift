import Kernel
import Lending

extension LoanBooks {
  /// What was decided about the loan: a waiver costs the lender, a castigo uses the estimate, a
  /// cesión is owed by whoever bought, and a recovery is income. Interest that stage 3 never called
  /// income is not lost either.
  mutating func addDecisions(_ position: Position, _ stage: Stage) {
    let totals = position.totals
    debit("7101", Self.net(totals.waived, stage))
    debit("1290", Self.net(totals.writtenOff, stage))
    debit("1301", totals.sold.total)
    credit("4104", totals.recovered.total - totals.recovered.iva)
    credit("2105-02", totals.recovered.iva)
  }

  private static func net(_ lost: Balance, _ stage: Stage) -> Money {
    let net = lost.total - lost.iva
    return stage == .three ? net - lost.ordinaryInterest.net - lost.moratorio.net : net
  }
}

extension Stage {
  /// A loan that was written off is late no more, and its interest is income once collected.
  init(of position: Position) {
    if case .writtenOff = position.standing {
      self = .three
    } else {
      self.init(daysPastDue: position.daysPastDue)
    }
  }
}

extension Totals {
  /// No longer asked, and never paid.
  var relieved: Balance { lost + exchanged }
  /// Of it, what nobody will pay: its IVA is not owed to the treasury.
  var lost: Balance { waived + writtenOff }
  /// Of it, what became principal or was sold: collected in another form, and its IVA with it.
  var exchanged: Balance { capitalised + sold }
}
