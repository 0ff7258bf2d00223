import Web

/// The staff door: name and password.
struct SignInPage: Page {
  let form: Form
  let refusal: String?
  let next: String
  let csrf: String

  var title: String { "Entrar a la oficina" }

  static var samples: KeyValuePairs<String, SignInPage> {
    [
      "vacía": SignInPage(form: Form(), refusal: nil, next: "/oficina", csrf: "t"),
      "no coincide": SignInPage(
        form: Form(filledWith: ["usuario": "ana"]),
        refusal: "Los datos no coinciden. Revíselos y vuelva a intentarlo.", next: "/oficina",
        csrf: "t"),
    ]
  }
}
