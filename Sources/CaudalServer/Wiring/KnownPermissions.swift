public import Kernel

/// What the house asks for, by name: a manifest's role may hold these and no other. HouseTests
/// compares them with what routes, places and checks ask.
public enum KnownPermissions {
  public static let all: Set<Permission> = [
    "application.read",
    "application.review",
    "application.second",
    "audit.read",
    "channels.read",
    "close.read",
    "close.run",
    "compliance.lists",
    "compliance.matches",
    "contract.cancel",
    "contract.read",
    "contract.witness",
    "identity.attempts",
    "identity.keys",
    "identity.staff",
    "jobs.manage",
    "kyc.document.read",
    "ledger.read",
    "loan.cancel",
    "loan.collect",
    "loan.correct",
    "loan.garantia",
    "loan.prepay",
    "loan.read",
    "loan.unplaced",
    "party.contact",
    "party.read",
    "party.reveal",
    "payments.match",
    "payments.read",
    "payments.reconcile",
    "payments.release",
    "payments.return",
    "payments.reverse",
    "payments.till",
    "portfolio.read",
  ]
}
