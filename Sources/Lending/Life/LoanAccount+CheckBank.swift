import Kernel

extension LoanAccount {
  /// Of one payment the bank takes back no more than came with it, however many times and in
  /// whatever order they are told.
  func checkChargeback(
    _ amount: Money, of id: String, _ arrival: Arrival<ToldChange>
  ) throws(LifeRefused) {
    let place = arrival.place
    guard let payment = events.first(where: { $0.id == id }) else {
      throw LifeRefused(place + ["of"], "Ningún movimiento anterior se llama «\(id)».")
    }
    guard !events.undone.contains(id) else {
      throw LifeRefused(place + ["of"], "«\(id)» ya se reversó: no hay qué devolver.")
    }
    guard payment.effectiveOn <= arrival.told.effectiveOn else {
      throw LifeRefused(
        ["events", String(arrival.index), "on"],
        "«\(id)» se pagó el \(payment.effectiveOn.text.long): el banco lo devuelve después.")
    }
    let before = chargebacks(of: id).map(\.amount).sum
    guard amount <= payment.amount + before else {
      let already = before.isZero ? "" : " El banco ya devolvió \((.zero - before).text)."
      throw LifeRefused(
        place + ["amount"], "El banco no devuelve más de lo que se pagó.\(already)")
    }
  }

  /// A payment that never counted has nothing that the bank could have taken back.
  func checkReversal(of id: String, _ place: [String]) throws(LifeRefused) {
    guard !events.undone.contains(id) else {
      throw LifeRefused(place, "«\(id)» ya se reversó.")
    }
    guard let chargeback = chargebacks(of: id).first else { return }
    throw LifeRefused(
      place, "El banco devolvió «\(id)» con «\(chargeback.id)»: reverse antes esa devolución.")
  }

  private func chargebacks(of payment: String) -> [LoanEvent] {
    let undone = events.undone
    return events.filter { event in
      guard case .chargeback(_, payment) = event.what else { return false }
      return !undone.contains(event.id)
    }
  }
}
