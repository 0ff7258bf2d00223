import Documents
import Kernel
import Postgres

/// Puts a catalogue in force, whole or not at all. The same file again changes nothing.
struct ImportPostalCodes: Sendable {
  let database: Database

  private static let batch = 5_000

  /// - Throws: `PostalFileRefused`; a file with nine tenths or less of the codes in force is
  ///   refused unless `allowsFewer`, since a download cut short looks just like that.
  func callAsFunction(_ bytes: [UInt8], allowsFewer: Bool) async throws -> PostalCatalogue {
    let file = try PostalFile(bytes)
    let digest = SHA256.hex(bytes)
    return try await database.system { db in
      try await db.lockPostalCatalogue()
      let inForce = try await db.postalCatalogue()
      if var inForce, inForce.sha256 == digest {
        inForce.isNew = false
        return inForce
      }
      if let inForce, file.codeCount * 10 <= inForce.codeCount * 9, !allowsFewer {
        throw PostalFileRefused.fewer(codes: file.codeCount, inForce: inForce.codeCount)
      }
      let catalogue = PostalCatalogue(
        version: (inForce?.version ?? 0) + 1, sha256: digest, codeCount: file.codeCount,
        settlementCount: file.lines.count)
      try await db.add(catalogue)
      for start in stride(from: 0, to: file.lines.count, by: Self.batch) {
        let end = min(start + Self.batch, file.lines.count)
        try await db.add(Array(file.lines[start..<end]), of: catalogue.version)
      }
      return catalogue
    }
  }
}
