public import Foundation
import Kernel
import Tenancy
import Vault

/// How the demo's staff sign in: one password, and a second factor that this machine can compute.
public enum DemoStaff {
  public static let password = "demostracion-caudal"

  /// Known to whoever has the source: for institutions that say "demostración" and no other.
  public static func secret(of username: String, at slug: String) -> [UInt8] {
    Array(SHA256.digest("caudal demo \(slug) \(username)").prefix(20))
  }

  public static func code(of username: String, at slug: String, on instant: Date) -> String {
    TOTP.currentCode(secret(of: username, at: slug), at: instant)
  }
}
