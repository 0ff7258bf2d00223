import CCairo

/// SHA-256 from GLib, which pango brings: the name of a document's bytes.
public enum SHA256 {
  /// 64 lower-case hexadecimal digits.
  public static func hex(_ bytes: [UInt8]) -> String {
    guard let text = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, UInt(bytes.count))
    else { preconditionFailure("GLib always knows SHA-256") }
    defer { g_free(text) }
    return String(cString: text)
  }
}
