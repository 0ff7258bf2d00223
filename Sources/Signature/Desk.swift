import Audit
import Foundation
import Jobs
import Kernel
import Postgres
import Tenancy
import Vault

/// What every verb of Signature works with.
struct Desk: Sendable {
  let database: Database
  let world: World
  let vault: Vault
  let tenants: Tenants
  let jobs: Jobs
  let audit: Audit
  let doors: SigningDoors
}
