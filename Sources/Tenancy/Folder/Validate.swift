public import Kernel

/// Reads a folder and says everything that is wrong with it; an empty answer means it may be
/// applied. Told which permissions the house knows, it refuses a role that names another.
public func validate(
  _ folder: ManifestFolder, permissions: Set<Permission>? = nil
) -> [ManifestProblem] {
  review(folder, permissions: permissions).problems
}

/// The same, and beside it what may be in force and its author should look at: a gap in a table
/// of a policy, a rule that never decides.
public func review(
  _ folder: ManifestFolder, permissions: Set<Permission>? = nil
) -> (problems: [ManifestProblem], advice: [ManifestProblem]) {
  var reader = ManifestReader(folder, permissions: permissions)
  _ = reader.read()
  return (reader.problems, reader.advice)
}

/// A folder that holds: what `apply` takes.
public struct ValidManifest: Sendable {
  public let manifest: Manifest
  /// What is in force with it and should be looked at.
  public let advice: [ManifestProblem]
  let logo: [UInt8]

  public init(
    _ folder: ManifestFolder, permissions: Set<Permission>? = nil
  ) throws(ManifestRefused) {
    var reader = ManifestReader(folder, permissions: permissions)
    guard let manifest = reader.read(), let logo = folder.files[manifest.brand.logo] else {
      throw ManifestRefused(problems: reader.problems)
    }
    self.manifest = manifest
    self.logo = logo
    advice = reader.advice
  }
}

/// A folder that may not be applied, with every reason.
public struct ManifestRefused: Error, Hashable, Sendable, CustomStringConvertible {
  public let problems: [ManifestProblem]

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
