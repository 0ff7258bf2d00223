import Kernel

extension Replay {
  /// Where a reward lets an instalment ask for less, it pays its part of what is due today as soon
  /// as the rest is brought. Gives what it has left.
  mutating func rewardAhead(of amount: Money, on date: CalendarDate) -> Money {
    let reward = rewardable(on: date)
    guard !reward.isZero, amount + reward.total >= due(on: date).total else { return .zero }
    for index in rows.indices
    where rows[index].isRewardable(on: date) && rows[index].disputed.isZero {
      note(rewardOf: index)
    }
    return allocate(reward.total, by: terms.allocation.usual, event: nil, on: date)
  }

  /// What paying everything that is asked today would spare; also what is disputed, where it ends
  /// the disputes.
  func rewardable(on date: CalendarDate, endingDisputes: Bool = false) -> Part {
    guard let punctuality = terms.punctuality, punctuality.reward == .waived else { return .zero }
    return rows.reduce(into: .zero) { total, row in
      guard endingDisputes || row.disputed.isZero else { return }
      if row.isRewardable(on: date) { total += row.reward(punctuality, terms) }
    }
  }

  /// The rewards of instalments that were paid whole by their day pay what is due, and are credit
  /// from now on. Gives what is left of them.
  mutating func keepReward(on date: CalendarDate) -> Money {
    var (left, more) = (Money.zero, giveRewards())
    while more.isPositive {
      left += more
      if due(on: date).total.isPositive {
        left = allocate(left, by: terms.allocation.usual, event: nil, on: date)
      }
      more = giveRewards()
    }
    return left
  }

  mutating func giveRewards() -> Money {
    let before = rewarded
    for index in rows.indices where rows[index].earnsReward { note(rewardOf: index) }
    return (rewarded - before).total
  }

  private mutating func note(rewardOf index: Int) {
    guard let punctuality = terms.punctuality else { return }
    let reward = rows[index].reward(punctuality, terms)
    rows[index].change { $0.reward = reward }
    rewarded += reward
  }

  /// A payment that was taken back had not been punctual after all.
  mutating func withdrawReward(of index: Int) -> Money {
    guard let reward = rows[index].unusual?.value.reward else { return .zero }
    rows[index].change { $0.reward = nil }
    rewarded -= reward
    return reward.total
  }
}

extension OpenInstallment {
  func reward(_ punctuality: Punctuality, _ terms: LoanTerms) -> Part {
    withIVA(
      interestToPay.proportion(punctuality.share, rounding: terms.rounding), terms)
  }

  /// Of its own interest, what somebody pays: not what was waived, capitalised or moved to another
  /// instalment.
  private var interestToPay: Money {
    guard !isUsual else { return owed.ordinaryInterest.net }
    let moved = min(.zero, brought.ordinaryInterest.net) - relieved.ordinaryInterest.net
    return max(.zero, owed.ordinaryInterest.net + moved)
  }

  fileprivate func isRewardable(on date: CalendarDate) -> Bool {
    dueOn == date && mayBeRewarded && unpaidOfTable.isPositive
  }

  fileprivate var earnsReward: Bool {
    guard let settledOn, disputed.isZero else { return false }
    return settledOn <= dueOn && mayBeRewarded
  }

  /// An instalment that a payoff called early saves its interest already.
  private var mayBeRewarded: Bool {
    isOfTable && calledOn == nil && !isRewarded && interestToPay.isPositive
  }
}
