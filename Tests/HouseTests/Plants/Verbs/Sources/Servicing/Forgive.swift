struct Forgive {
  func record() {
    audit.record(Act("loan.forgiven", by: actor, on: loan))
    audit.record(
      Act(
        isWhole ? "loan.forgiven_whole" : "loan.booked", by: actor, on: loan))
  }
}
