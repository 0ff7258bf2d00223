public import Audit
public import Kernel
public import Postgres
public import Vault
public import Web

/// Who is who: staff with password and code, borrowers with a code on their phone, programs with
/// a key; what each may do, and the acts that need two people.
///
/// `world` here is the true clock: an institution whose demonstration lives in another month still
/// signs in today.
public struct Identity: Sendable {
  /// Verbs on staff accounts, for the command line, the seeds and the staff page.
  public let staff: StaffAccounts
  public let sessions: Sessions
  public let codes: OneTimeCodes
  public let borrowers: BorrowerSignIn
  public let keys: APIKeys
  public let stepUp: StepUp
  public let approvals: Approvals
  let signIn: StaffSignIn
  let attempts: AccessAttempts
  let own: OwnAccount
  let wiring: Wiring
  let world: World

  public init(
    database: Database, world: World, vault: Vault, passwords: Passwords, audit: Audit,
    wiring: Wiring, codesPerDay: Int = 5, codesPerHour: Int = 2_000
  ) {
    let ground = Ground(database: database, world: world, vault: vault, audit: audit)
    let attempts = AccessAttempts(ground: ground)
    let factors = SecondFactors(ground: ground)
    self.attempts = attempts
    self.wiring = wiring
    self.world = world
    staff = StaffAccounts(ground: ground, passwords: passwords, wiring: wiring)
    own = OwnAccount(accounts: staff, factors: factors)
    sessions = Sessions(ground: ground, wiring: wiring)
    codes = OneTimeCodes(
      ground: ground, wiring: wiring, perDay: codesPerDay, perHour: codesPerHour)
    borrowers = BorrowerSignIn(codes: codes, sessions: sessions, attempts: attempts, wiring: wiring)
    keys = APIKeys(ground: ground)
    signIn = StaffSignIn(
      accounts: staff, factors: factors, sessions: sessions, attempts: attempts)
    stepUp = StepUp(ground: ground, factors: factors, sessions: sessions, attempts: attempts)
    approvals = Approvals(ground: ground, stepUp: stepUp)
    approvals.register(.resetFactor(staff))
    approvals.register(.addStaff(staff))
    approvals.register(.changePost(staff))
  }
}

/// What every verb of this room stands on.
struct Ground: Sendable {
  let database: Database
  let world: World
  let vault: Vault
  let audit: Audit
}
