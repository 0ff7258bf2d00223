import Tenancy
import Testing

@Suite struct ColourTests {
  @Test(arguments: [
    ("#000000", "#ffffff", 2100), ("#ffffff", "#ffffff", 100), ("#777777", "#ffffff", 447),
    ("#767676", "#ffffff", 454), ("#0000ff", "#ffffff", 859), ("#ff0000", "#ffffff", 399),
  ])
  func contrastIsWCAGs(one: String, two: String, hundredths: Int) throws {
    let (one, two) = (try #require(Colour(one)), try #require(Colour(two)))
    #expect(abs(one.contrast(with: two) - hundredths) <= 1)
    #expect(one.contrast(with: two) == two.contrast(with: one))
  }

  @Test(arguments: ["", "#fff", "ffffff", "#gggggg", "#1234567", "red"])
  func onlySixDigitsAreAColour(text: String) {
    #expect(Colour(text) == nil)
  }
}
