/// Five digits, leading zero kept. The first two tell the state.
public struct PostalCode: CheckedText {
  public let text: String
  public let state: MexicanState

  public init(parsing typed: String) throws(Malformed) {
    let text = typed.compacted
    guard text.isASCIIDigits, text.count == 5, let lead = Int(text.prefix(2)) else {
      throw Malformed("El código postal tiene 5 dígitos.")
    }
    guard let state = Self.states.first(where: { $0.range.contains(lead) })?.state else {
      throw Malformed("Ese código postal no existe. Revísalo en tu comprobante.")
    }
    self.text = text
    self.state = state
  }

  public var description: String { text }

  private static let states: [(range: ClosedRange<Int>, state: MexicanState)] = [
    (1...16, .ciudadDeMexico), (20...20, .aguascalientes), (21...22, .bajaCalifornia),
    (23...23, .bajaCaliforniaSur), (24...24, .campeche), (25...27, .coahuila), (28...28, .colima),
    (29...30, .chiapas), (31...33, .chihuahua), (34...35, .durango), (36...38, .guanajuato),
    (39...41, .guerrero), (42...43, .hidalgo), (44...49, .jalisco), (50...57, .estadoDeMexico),
    (58...61, .michoacan), (62...62, .morelos), (63...63, .nayarit), (64...67, .nuevoLeon),
    (68...71, .oaxaca), (72...75, .puebla), (76...76, .queretaro), (77...77, .quintanaRoo),
    (78...79, .sanLuisPotosi), (80...82, .sinaloa), (83...85, .sonora), (86...86, .tabasco),
    (87...89, .tamaulipas), (90...90, .tlaxcala), (91...96, .veracruz), (97...97, .yucatan),
    (98...99, .zacatecas),
  ]
}
