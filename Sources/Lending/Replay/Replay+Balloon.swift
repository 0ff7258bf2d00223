import Kernel

/// A balloon that was agreed as a share is a share of what is lent: a sum, which stays as it is
/// when the instalments before it are worked out again for what is left.
extension Replay {
  mutating func fixBalloon(of principal: Money) {
    guard case .balloon(.share(let rate)) = terms.method else { return }
    balloonShare = rate
    terms.method = terms.fixingBalloon(of: principal).method
  }

  mutating func raiseBalloon(lending amount: Money) {
    guard let balloonShare, case .balloon(.fixed(let balloon)) = terms.method else { return }
    let more = amount.proportion(balloonShare, rounding: terms.rounding)
    terms.method = .balloon(.fixed(amount: balloon + more))
  }

  /// What is agreed anew is for what is left that day, with what is lent then.
  mutating func agree(on method: RepaymentMethod, for principal: Money) {
    balloonShare = nil
    terms.method = method
    fixBalloon(of: principal)
  }
}

extension LoanTerms {
  func fixingBalloon(of principal: Money) -> LoanTerms {
    guard case .balloon(let balloon) = method else { return self }
    var fixed = self
    fixed.method = .balloon(.fixed(amount: balloon.of(principal, rounding: rounding)))
    return fixed
  }
}
