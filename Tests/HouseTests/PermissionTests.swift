import CaudalServer
import Foundation
import Kernel
import Tenancy
import TestKit
import Testing

/// A permission that no role holds is a page that nobody opens, and one that nothing asks for is
/// a promise that nobody keeps.
@Suite struct PermissionTests {
  private static let asking =
    #"(?:\.staff|may)\("[a-z_.]+"\)|(?:[pP]ermission: |: Permission = |checker: )"[a-z_.]+""#
    + #"|for: "[a-z]+\.[a-z_.]+""#

  /// As the modules write them in their routes, places and checks.
  private static let asked: Set<Permission> = {
    let found = SourceTree.files.filter(\.isProduct).flatMap { $0.rawMatches(asking) }
    return Set(found.map { Permission(rawValue: String($0.text.split(separator: "\"")[1])) })
  }()

  private func roles(_ slug: String) throws -> [Role] {
    let folder = try ManifestFolder(
      reading: .init(filePath: Repository.path("Tenants/\(slug)")))
    return try ValidManifest(folder).manifest.roles
  }

  @Test(arguments: ["solera", "raices"])
  func everyPermissionThatIsAskedForIsHeldByARole(slug: String) throws {
    let held = try Set(roles(slug).flatMap(\.permissions))
    #expect(Self.asked.count > 20, "the scan finds what routes ask for")
    #expect(Self.asked.subtracting(held).map(\.rawValue).sorted() == [])
  }

  /// What `caudal tenant validate` refuses by is what the code asks for.
  @Test func theKnownPermissionsAreThoseThatAreAskedFor() {
    #expect(KnownPermissions.all.map(\.rawValue).sorted() == Self.asked.map(\.rawValue).sorted())
  }

  @Test(arguments: ["solera", "raices"])
  func everyPermissionThatARoleHoldsIsAskedFor(slug: String) throws {
    let folder = try ManifestFolder(
      reading: .init(filePath: Repository.path("Tenants/\(slug)")))
    #expect(validate(folder, permissions: Self.asked).map(\.description) == [])
  }
}
