/// Segments: `FF`, a marker, a length and the data; after the start of the scan, the picture.
enum JPEGFile {
  /// Nil where it ends before the picture does, or holds none.
  static func read(_ bytes: [UInt8]) -> Photograph.Read? {
    var read = Photograph.Read(bytes: Array(bytes[..<2]))
    var place = 2
    while place + 4 <= bytes.count, bytes[place] == 0xFF {
      let marker = bytes[place + 1]
      // Fill bytes may stand before a marker.
      if marker == 0xFF {
        place += 1
        continue
      }
      let end = place + 2 + bigEndian(bytes[(place + 2)..<(place + 4)])
      guard end <= bytes.count, end > place + 3 else { return nil }
      let segment = bytes[place..<end]
      switch marker {
      case 0xE1: read.bytes += turned(segment)
      // XMP, IPTC and comments.
      case 0xE2...0xEF, 0xFE: if marker == 0xE2 || marker == 0xEE { read.bytes += segment }
      case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker):
        guard segment.count >= 9 else { return nil }
        read.height = bigEndian(bytes[(place + 5)..<(place + 7)])
        read.width = bigEndian(bytes[(place + 7)..<(place + 9)])
        read.bytes += segment
      case 0xDA: return scanned(bytes[place...], after: read)
      default: read.bytes += segment
      }
      place = end
    }
    return nil
  }

  /// The picture itself, which must come to its end.
  private static func scanned(
    _ rest: ArraySlice<UInt8>, after read: Photograph.Read
  ) -> Photograph.Read? {
    let body = Array(rest)
    let tail = body.indices.dropLast().last { body[$0] == 0xFF && body[$0 + 1] == 0xD9 }
    guard let tail, read.width > 0, read.height > 0 else { return nil }
    var read = read
    read.bytes += body[...(tail + 1)]
    return read
  }

  /// Of an EXIF segment only which side is up, so that the picture is seen as it was taken.
  private static func turned(_ segment: ArraySlice<UInt8>) -> [UInt8] {
    let exif = Array(segment.dropFirst(4))
    guard exif.starts(with: Array("Exif\0\0".utf8)), exif.count >= 16,
      let side = orientation(Array(exif.dropFirst(6))), (2...8).contains(side)
    else { return [] }
    let tiff: [UInt8] =
      [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1]
      + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(side), 0, 0] + [0, 0, 0, 0]
    let body = Array("Exif\0\0".utf8) + tiff
    return [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body
  }

  /// The tag 0x0112 of the first directory.
  private static func orientation(_ tiff: [UInt8]) -> Int? {
    let isLittle = tiff.starts(with: [0x49, 0x49])
    func number(_ place: Int, _ count: Int) -> Int? {
      guard place >= 0, place + count <= tiff.count else { return nil }
      let part = tiff[place..<(place + count)]
      return isLittle ? bigEndian(ArraySlice(part.reversed())) : bigEndian(part)
    }
    guard let first = number(4, 4), let count = number(first, 2) else { return nil }
    for entry in 0..<min(count, 200) {
      let place = first + 2 + entry * 12
      if number(place, 2) == 0x0112 { return number(place + 8, 2) }
    }
    return nil
  }
}
