/// A photograph as it may be kept: whole, big enough to be read, and without what the telephone
/// wrote into it beside the picture: where it was taken, when, with which apparatus.
struct Photograph: Hashable, Sendable {
  let kind: ImageKind
  let width: Int
  let height: Int
  let bytes: [UInt8]

  enum Unusable: Error, Hashable {
    case notAnImage
    /// It ends before its picture does.
    case cutShort
    case tooSmall(width: Int, height: Int)
  }

  /// The shorter and the longer side under which the letters of a credential cannot be read.
  static let sidesMin = (short: 320, long: 500)

  init(_ bytes: [UInt8]) throws(Unusable) {
    guard let kind = ImageKind(bytes) else { throw .notAnImage }
    let read =
      switch kind {
      case .jpeg: JPEGFile.read(bytes)
      case .png: PNGFile.read(bytes)
      }
    guard let read else { throw .cutShort }
    let (short, long) = (min(read.width, read.height), max(read.width, read.height))
    guard short >= Self.sidesMin.short, long >= Self.sidesMin.long else {
      throw .tooSmall(width: read.width, height: read.height)
    }
    self.kind = kind
    (width, height, self.bytes) = (read.width, read.height, read.bytes)
  }

  /// What a file turned out to hold.
  struct Read {
    var width = 0
    var height = 0
    var bytes: [UInt8] = []
  }
}

/// A number of so many bytes, the highest first.
func bigEndian(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
