import Foundation
import Kernel

/// A sealed cell: version (1), key id (4), nonce (24), sealed text, tag (16): 45 bytes more than
/// what it holds.
enum SealedCell {
  static let version: UInt8 = 1
  static let headerSize = 5

  static func seal(
    _ plain: [UInt8], with key: UnsafePointer<UInt8>, id: UInt32, tenant: TenantID, at place: Place
  ) -> [UInt8] {
    let header = [version] + bytes(of: id)
    return header + Envelope.seal(plain, with: key, bound: context(header, tenant, place))
  }

  static func open(
    _ cell: [UInt8], with key: UnsafePointer<UInt8>, tenant: TenantID, at place: Place
  ) -> [UInt8]? {
    guard cell.count > headerSize else { return nil }
    let header = Array(cell.prefix(headerSize))
    return Envelope.open(
      cell.dropFirst(headerSize), with: key, bound: context(header, tenant, place))
  }

  /// nil for what is not a cell of a version we know.
  static func keyID(of cell: [UInt8]) -> UInt32? {
    guard cell.count >= headerSize + Envelope.nonceSize + Envelope.tagSize, cell[0] == version
    else { return nil }
    return cell[1..<5].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// header ‖ tenant ‖ table ‖ 0 ‖ column ‖ 0 ‖ row: no two places write the same bytes.
  private static func context(
    _ header: [UInt8], _ tenant: TenantID, _ place: Place
  ) -> [UInt8] {
    let row = withUnsafeBytes(of: place.row.uuid) { Array($0) }
    return header + bytes(of: UInt32(bitPattern: tenant.number))
      + Array(place.table.utf8) + [0] + Array(place.column.utf8) + [0] + row
  }

  private static func bytes(of number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
