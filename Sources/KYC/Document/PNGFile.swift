/// Chunks: a length, four letters, the data and a sum.
enum PNGFile {
  /// What tells of the person or the apparatus and not of the picture.
  private static let talk: Set<String> = ["eXIf", "tEXt", "zTXt", "iTXt", "tIME"]

  /// Nil where it ends before `IEND`, or holds no picture.
  static func read(_ bytes: [UInt8]) -> Photograph.Read? {
    var read = Photograph.Read(bytes: Array(bytes[..<8]))
    var (place, hasPicture) = (8, false)
    while place + 12 <= bytes.count {
      let end = place + 12 + bigEndian(bytes[place..<(place + 4)])
      guard end <= bytes.count else { return nil }
      let name = String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self)
      if name == "IHDR" {
        guard end - place == 25 else { return nil }
        read.width = bigEndian(bytes[(place + 8)..<(place + 12)])
        read.height = bigEndian(bytes[(place + 12)..<(place + 16)])
      }
      hasPicture = hasPicture || name == "IDAT"
      if !talk.contains(name) { read.bytes += bytes[place..<end] }
      if name == "IEND" { return hasPicture ? read : nil }
      place = end
    }
    return nil
  }
}
