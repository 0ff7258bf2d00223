import Web

/// The whole privacy notice, for anybody and without asking for anything (LFPDPPP, art. 15).
struct PrivacyPage: Page {
  let text: HTML

  var title: String { "Aviso de privacidad" }

  var body: HTML { "<article class=\"document\" aria-label=\"\(title)\">\(text)</article>" }

  static var samples: KeyValuePairs<String, PrivacyPage> {
    ["corto": PrivacyPage(text: "<h1>Aviso de privacidad</h1><p>Quién cuida tus datos.</p>")]
  }
}
