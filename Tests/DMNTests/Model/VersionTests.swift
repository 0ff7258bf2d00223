import Testing

@testable import DMN

/// One model in each version of the standard, told apart by its namespace, has the same answers.
@Suite struct VersionTests {
  /// The model and FEEL as each version names them. DMN 1.1 writes FEEL's types behind a prefix.
  struct Version: Sendable {
    let number: String
    let model: String
    let feel: String

    func text(_ newest: String) -> String {
      let text = newest.replacing("https://www.omg.org/spec/DMN/20230324/MODEL/", with: model)
        .replacing("https://www.omg.org/spec/DMN/20230324/FEEL/", with: feel)
      guard number == "1.1" else { return text }
      return text.replacing("typeRef=\"number\"", with: "typeRef=\"feel:number\"")
        .replacing("<typeRef>number", with: "<typeRef>feel:number")
    }
  }

  static let versions = [
    Version(
      number: "1.1", model: "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
      feel: "http://www.omg.org/spec/FEEL/20140401"),
    Version(
      number: "1.2", model: "http://www.omg.org/spec/DMN/20180521/MODEL/",
      feel: "http://www.omg.org/spec/DMN/20180521/FEEL/"),
    Version(
      number: "1.3", model: "https://www.omg.org/spec/DMN/20191111/MODEL/",
      feel: "https://www.omg.org/spec/DMN/20191111/FEEL/"),
    Version(
      number: "1.4", model: "https://www.omg.org/spec/DMN/20211108/MODEL/",
      feel: "https://www.omg.org/spec/DMN/20211108/FEEL/"),
    Version(
      number: "1.5", model: "https://www.omg.org/spec/DMN/20230324/MODEL/",
      feel: "https://www.omg.org/spec/DMN/20230324/FEEL/"),
  ]

  @Test(arguments: versions) func everyVersionAnswersAlike(version: Version) throws {
    let text = version.text(try SampleTests.text("versiones.dmn"))
    let prefixed = text.replacing("xmlns=", with: "xmlns:dmn=")
      .replacing(#/<(/?)([a-z])/#) { "<\($0.output.1)dmn:\($0.output.2)" }
    for written in [text, prefixed, try DMNModel(text).source.formatted] {
      let model = try DMNModel(written)
      let offer = try WrittenModel.answer("Oferta", of: [model], inputs: "{Plazo: 12}")
      #expect(offer.faults == [])
      #expect(
        offer.value
          == "{plazo: 12, interés: 420, fechas: [2026-02-28], opciones: [{a: [2, 4, 6]}]}")
      #expect(try WrittenModel.answer("Tasa", of: [model], inputs: "{Plazo: 6}").value == "0.36")
      let none = try WrittenModel.answer("Oferta", of: [model], inputs: "{Plazo: 7}")
      #expect(none.faults.contains { $0.hasPrefix("“Plazo” is 7, and its type allows") })
      #expect(model.findings() == [])
    }
  }
}
