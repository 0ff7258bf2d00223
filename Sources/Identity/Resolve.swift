public import Kernel
public import Web

extension Identity {
  /// For Web's resolver: who those credentials stand for at that institution.
  public func visitor(_ site: Site, _ shown: Credentials) async throws -> Visitor {
    switch shown.door {
    case .api:
      guard let bearer = shown.bearer else { return .anonymous }
      return try await keys.recognise(bearer, from: shown.remoteAddress, at: site.tenant)
    case .office:
      return try await resume(.staff, shown, at: site.tenant)
    case .portal:
      return try await resume(.borrower, shown, at: site.tenant)
    }
  }

  private func resume(
    _ kind: SessionRow.Kind, _ shown: Credentials, at tenant: TenantID
  ) async throws -> Visitor {
    guard let cookie = shown.cookies[kind.cookie] else { return .anonymous }
    return try await sessions.resume(cookie, kind, of: tenant)
  }
}
