import Kernel
import Testing

@Suite struct ClosestNameTests {
  private static let names = ["principal", "interestFree", "cap"]

  @Test(arguments: [
    ("pricipal", "principal"), ("principal", "principal"), ("intrestfree", "interestFree"),
    ("capp", "cap"), ("Cap", "cap"), ("capital", nil), ("", nil),
    (String(repeating: "x", count: 1_000_000), nil),
  ])
  func aMisspeltNameIsTheOneItLooksLike(word: String, name: String?) {
    #expect(Self.names.closest(to: word) == name)
  }

  @Test(arguments: [("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "adcb", 2)])
  func lettersToChangeAreCounted(left: String, right: String, count: Int) {
    #expect(editDistance(left, right) == count)
  }
}
