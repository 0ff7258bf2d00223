import Kernel
import Tenancy
import Web

/// The first thing a borrower sees: the promise, the price, and who lends. No personal data.
struct HomePage: Page {
  let brandName: String
  let title: String
  let lead: String
  let promises: [String]
  let steps: [Said]
  let questions: [Said]
  let lender: LenderView
  let simulator: SimulatorView

  var scripts: [Script] { [.simulator] }
  var width: PageWidth { .wide }
}

/// A heading and what it says.
struct Said: Sendable {
  let title: String
  let text: String
}

extension HomePage {
  init(brandName: String, copy: Copy, lender: LenderView, simulator: SimulatorView) {
    self.brandName = brandName
    title = copy.home.title
    lead = copy.home.lead
    promises = copy.home.promises
    steps = copy.home.steps.map { Said(title: $0.title, text: $0.text) }
    questions = copy.questions.map { Said(title: $0.ask, text: $0.answer) }
    self.lender = lender
    self.simulator = simulator
  }
}

/// Who lends, as anyone can check it in the public registers.
struct LenderView: Sendable {
  let legalName: String
  let sipres: String
  let recas: [(product: String, number: String)]
  let address: String
  let phone: String
  let unePhone: String
  let uneEmail: String
  let uneHours: String
  let branches: [(name: String, address: String)]
}

extension LenderView {
  init(_ manifest: Manifest) {
    legalName = manifest.identity.razonSocial
    sipres = manifest.identity.sipres
    recas = manifest.products.map { ($0.name, $0.reca) }
    address = manifest.identity.address
    phone = manifest.identity.phone.display
    unePhone = manifest.une.phone.display
    uneEmail = manifest.une.email
    uneHours = manifest.une.hours
    branches = manifest.branches.map { ($0.name, $0.address) }
  }
}
