import OriginationAPI
import Web

extension ApplicationStatus {
  var badge: Badge {
    switch self {
    case .draft, .cancelled: Badge(words, .plain)
    case .inReview, .moreNeeded: Badge(words, .warn)
    case .approved, .signed: Badge(words, .good)
    case .declined: Badge(words, .bad)
    }
  }
}
