public import Foundation

/// Where a sealed value stands. It is bound into the cell: moved anywhere else, it will not open.
public struct Place: Hashable, Sendable {
  /// With its schema: `crm.party`.
  public let table: String
  public let column: String
  public let row: UUID

  public init(table: StaticString, column: StaticString, row: UUID) {
    self.table = "\(table)"
    self.column = "\(column)"
    self.row = row
  }

  /// What the column's key is derived for.
  var domain: String { "\(table).\(column)" }
}
