import Kernel

/// People who borrow together, answer for each other and meet once a week.
struct LoanGroup: Hashable {
  let id: LoanGroupID
  let folio: String
  let name: String
  let branch: String
  let president: PartyID
  let treasurer: PartyID
  let meetingDay: Weekday
}
