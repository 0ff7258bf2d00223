import Kernel
import OriginationAPI
import Postgres
public import ReportingAPI
public import Web

extension Origination {
  /// What waits for an analyst, on the home page.
  public var queue: @Sendable (Visit) async throws -> [WorkQueue] {
    let database = desk.database
    return { visit in
      guard visit.may("application.read") else { return [] }
      let counts = try await database.read(for: visit.tenant) { db in
        try await db.applicationCounts()
      }
      return [
        WorkQueue(
          title: "Solicitudes por revisar", count: counts[.inReview] ?? 0,
          path: "/oficina/solicitudes?estado=inReview", permission: "application.read")
      ]
    }
  }
}
