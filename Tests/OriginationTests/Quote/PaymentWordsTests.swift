import Kernel
import Testing

@testable import Origination

@Suite struct PaymentWordsTests {
  static func words(_ pesos: Int64...) -> String {
    PaymentWords(pesos.map { Money.mxn($0) }).line
  }

  @Test func levelPaymentsAreToldByTheUsualOne() {
    #expect(Self.words(120, 100, 100, 99) == "$100.00")
    #expect(Self.words(100) == "$100.00" && Self.words(100, 90) == "hasta $100.00")
  }

  @Test func paymentsThatGrowAreToldByTheHighest() {
    #expect(Self.words(50, 50, 80, 90, 85) == "hasta $90.00")
  }

  @Test func aLastPaymentThatIsMoreIsTold() {
    #expect(Self.words(100, 100, 100, 900) == "$100.00, y el último de $900.00")
  }
}
