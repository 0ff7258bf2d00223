import Tenancy

@testable import Decisioning

/// A small policy with one of its decisions told by a test, in FEEL.
struct WrittenPolicy {
  var outcome = #""aprobar""#
  var reasons = #"["cumple"]"#
  var conditions: String?
  var offers: String?
  /// Decisions of `more` that the outcome names.
  var requires: [String] = []
  var more = ""

  var source: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="p" name="Prueba"
      namespace="https://caudal.example/prueba">
      <inputData id="monto" name="monto">
        <variable name="monto" typeRef="number"/>
      </inputData>
      \(decision("resultado", outcome, requires))
      \(decision("razones", reasons))
      \(conditions.map { decision("condiciones", $0) } ?? "")
      \(offers.map { decision("ofertas", $0) } ?? "")
      <decision id="textos" name="textos">
        <variable name="textos"/>
        <relation>
          <column name="código"/>
          <column name="texto"/>
          \(row("cumple", "Cumples con todos los requisitos."))
          \(row("comprobante", "Entrega un comprobante de ingresos."))
        </relation>
      </decision>
      \(more)
    </definitions>
    """
  }

  var policy: ReadyPolicy? {
    ReadyPolicy(PolicySource(use: .prequalification, version: 1, source: source))
  }

  private func decision(_ name: String, _ text: String, _ required: [String] = []) -> String {
    let more = required.map {
      "<informationRequirement><requiredDecision href=\"#\($0)\"/></informationRequirement>"
    }
    return """
      <decision id="\(name)" name="\(name)">
        <variable name="\(name)"/>
        <informationRequirement id="\(name)-monto">
          <requiredInput href="#monto"/>
        </informationRequirement>
        \(more.joined())
        <literalExpression>
          <text>\(text.replacing("&", with: "&amp;").replacing("<", with: "&lt;"))</text>
        </literalExpression>
      </decision>
      """
  }

  private func row(_ code: String, _ text: String) -> String {
    """
    <row>
      <literalExpression><text>"\(code)"</text></literalExpression>
      <literalExpression><text>"\(text)"</text></literalExpression>
    </row>
    """
  }
}
