import Kernel
import PlacesAPI
import Web

/// One screen of the application.
struct StepPage: Page {
  let step: ApplyStep
  let application: ApplicationID
  let form: Form
  let csrf: String
  let asksBureau: Bool
  /// An address is asked for where it serves for something.
  let writesMail: Bool
  /// How the address is asked; the other screens have no use for it.
  var address = AddressQuestion.typed(isUnknown: false)
  let texts: [String: HTML]

  var title: String { step.title }
  var scripts: [Script] {
    switch step {
    case .ine: [.camera]
    case .identidad, .domicilio, .ingresos, .declaraciones, .permisos, .revisar: []
    }
  }

  static var samples: KeyValuePairs<String, StepPage> {
    func sample(_ step: ApplyStep, _ form: Form = Form()) -> StepPage {
      StepPage(
        step: step, application: .sample, form: form, csrf: "t", asksBureau: true,
        writesMail: true,
        texts: ["buro": "<p>Autorizo.</p>", "datos_financieros": "<p>Consiento.</p>"])
    }
    let typed = Form(
      filledWith: ["nombre": "<script>alert(1)</script>", "curp": "X"]
    ).refused(.init([.init("curp", "La CURP tiene 18 caracteres; escribiste 1.")]))
    func address(_ question: AddressQuestion) -> StepPage {
      var page = sample(.domicilio)
      page.address = question
      return page
    }
    let another = Form(
      filledWith: [
        "nombre": "Ana", "primer_apellido": "García", "segundo_apellido": "López",
        "curp": "HERG900512MDFRSD07",
      ])
    return [
      "CURP de otro nombre": sample(.identidad, another),
      "identidad": sample(.identidad), "identidad con error": sample(.identidad, typed),
      "domicilio": sample(.domicilio), "domicilio, su código": address(.code),
      "domicilio, código desconocido": address(.typed(isUnknown: true)),
      "domicilio, colonia de la lista": address(.listed(.sample)), "ingresos": sample(.ingresos),
      "declaraciones": sample(.declaraciones), "ine": sample(.ine),
      "permisos": sample(.permisos),
    ]
  }
}

extension PostalArea {
  fileprivate static let sample = PostalArea(
    code: PostalCode("06700")!,
    settlements: [
      Settlement(name: "Roma Norte", kind: "Colonia", municipality: "Cuauhtémoc"),
      Settlement(name: "<script>alert(1)</script>", kind: "Pueblo", municipality: "Cuauhtémoc"),
    ])
}

extension ApplicationID {
  static let sample = ApplicationID("app_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f")!
}
