public import Kernel
import Postgres

extension Tenants {
  /// What is on sale today.
  public func products(_ id: TenantID) throws -> [LoanProduct] { try manifest(id).products }

  /// What people call each product on sale, by its code.
  public func productNames(_ id: TenantID) throws -> [String: String] {
    Dictionary(try products(id).map { ($0.code, $0.name) }) { first, _ in first }
  }

  /// The version on sale; nil where the product was withdrawn or never was.
  public func product(_ id: TenantID, code: String) throws -> LoanProduct? {
    try products(id).first { $0.code == code }
  }

  /// The version a loan was sold under, on sale or not.
  public func product(_ id: TenantID, code: String, version: Int) async throws -> LoanProduct? {
    if let current = try product(id, code: code), current.version == version { return current }
    return try await database.read(for: id) { db in
      try await db.productVersion(code: code, version: version)
    }
  }
}
