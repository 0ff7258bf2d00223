public import Foundation

/// Draws a document as PDF: Letter, the institution's letterhead, tables whose header repeats on
/// each page, and a footer with page n of m. The same input gives the same bytes.
public enum PDF {
  /// - Parameters:
  ///   - issuedAt: the creation date that the file carries
  ///   - folio: what identifies this copy, printed in the footer
  public static func make(
    _ document: RenderedDocument, brand: DocumentBrand, issuedAt: Date, folio: String
  ) -> [UInt8] {
    []
  }
}
