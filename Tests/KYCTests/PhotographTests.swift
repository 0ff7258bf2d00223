import Testing

@testable import KYC

/// What is kept of a photograph, and what is asked again.
struct PhotographTests {
  @Test func aPNGLosesItsTalkAndKeepsItsPicture() throws {
    let talk = chunk("tEXt", Array("GPS 19.4,-99.1".utf8))
    let photograph = try Photograph(png(900, 600, talk))
    #expect(photograph.kind == .png && photograph.width == 900 && photograph.height == 600)
    #expect(photograph.bytes == png(900, 600, []))
  }

  @Test func aJPEGLosesItsEXIFAndStaysTheRightWayUp() throws {
    let photograph = try Photograph(jpeg(1_200, 800, exif(side: 6)))
    #expect(photograph.kind == .jpeg && photograph.width == 1_200 && photograph.height == 800)
    #expect(!contains(photograph.bytes, Array("Apparatus".utf8)))
    let upright: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]
    #expect(contains(photograph.bytes, upright))
    #expect(photograph.bytes.suffix(2) == [0xFF, 0xD9])
  }

  @Test func anUprightJPEGKeepsNoEXIFAtAll() throws {
    let photograph = try Photograph(jpeg(1_200, 800, exif(side: 1)))
    #expect(photograph.bytes == jpeg(1_200, 800, []))
  }

  @Test func whatIsTooSmallOrCutShortOrNoImageIsAskedAgain() {
    #expect(throws: Photograph.Unusable.tooSmall(width: 300, height: 200)) {
      try Photograph(jpeg(300, 200, []))
    }
    #expect(throws: Photograph.Unusable.cutShort) {
      try Photograph(Array(jpeg(1_200, 800, []).dropLast(3)))
    }
    #expect(throws: Photograph.Unusable.cutShort) {
      try Photograph(Array(png(900, 600, []).dropLast(13)))
    }
    #expect(throws: Photograph.Unusable.notAnImage) { try Photograph(Array("%PDF-1.7".utf8)) }
    #expect(throws: Photograph.Unusable.self) { try Photograph([]) }
  }

  /// Whatever it is given, it answers.
  @Test func everyCutOfAFileIsAnswered() {
    for whole in [jpeg(1_200, 800, exif(side: 6)), png(900, 600, [])] {
      for count in whole.indices { _ = try? Photograph(Array(whole[..<count])) }
      for place in whole.indices {
        var bent = whole
        bent[place] = 0xFF
        _ = try? Photograph(bent)
      }
    }
  }

  private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: part) }
  }

  private func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    four(data.count) + Array(name.utf8) + data + [0, 0, 0, 0]
  }

  private func four(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private func png(_ width: Int, _ height: Int, _ talk: [UInt8]) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", four(width) + four(height) + [8, 0, 0, 0, 0]) + talk
      + chunk("IDAT", [1, 2, 3]) + chunk("IEND", [])
  }

  private func jpeg(_ width: Int, _ height: Int, _ exif: [UInt8]) -> [UInt8] {
    let size = Array(four(height).suffix(2) + four(width).suffix(2))
    return [0xFF, 0xD8] + exif + [0xFF, 0xC0, 0, 11, 8] + size + [1, 1, 17, 0]
      + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 5, 6, 7, 0xFF, 0xD9]
  }

  /// Little-endian, with a maker's name beside the side that is up.
  private func exif(side: UInt8) -> [UInt8] {
    let tiff: [UInt8] =
      [
        0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, side, 0, 0, 0, 0, 0, 0,
        0,
      ]
    let body = Array("Exif\0\0".utf8) + tiff + Array("Apparatus".utf8)
    return [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body
  }
}
