import CQREncode
import Web

/// A QR code drawn as SVG: it needs no picture, no script, and prints.
enum QRCode {
  /// nil only if the text is longer than a QR holds.
  static func drawn(_ text: String, label: String) -> HTML? {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    // Four modules of quiet around it, as ISO/IEC 18004 asks.
    let side = width + 8
    var path = ""
    for y in 0..<width {
      for x in 0..<width where code.pointee.data[y * width + x] & 1 == 1 {
        path += "M\(x + 4) \(y + 4)h1v1h-1z"
      }
    }
    return """
      <svg class="qr" viewBox="0 0 \(side) \(side)" width="216" height="216" role="img" \
      aria-label="\(label)" shape-rendering="crispEdges">\
      <rect width="\(side)" height="\(side)" fill="#fff"/>\
      <path fill="#000" d="\(path)"/></svg>
      """
  }
}
