import CRMAPI
import Kernel
import OriginationAPI

/// A demo person's application as `POST /api/v1/applications` takes it.
struct DemoRequest: Encodable {
  let id: ApplicationID
  let product: String
  let amount: Int64
  let installments: Int
  let group: LoanGroupID?
  let branch: String?
  let applicant: Applicant
  let declarations: Declarations
  let consents = Consents()

  struct Applicant: Encodable {
    let phone: String
    let email: String?
    let givenNames: String
    let firstSurname: String
    let secondSurname: String?
    let curp: String
    let rfc: String
    let occupation: String
    let monthlyIncome: Int64
    let clabe: String
    let address: Address
  }

  struct Address: Encodable {
    let street: String
    let exteriorNumber: String
    let neighborhood: String
    let municipality: String
    let postalCode: String
  }

  struct Declarations: Encodable {
    let politicallyExposed = false
    let actsForSelf = true
    let fundsOrigin: String
  }

  struct Consents: Encodable {
    let privacyNoticeShown = true
    let financialData = true
    let marketing = false
    let borrowerAddress = "203.0.113.7"
  }

  init(_ plan: DemoPlan, of slug: String) {
    let person = plan.person
    id = plan.id(ApplicationID.self, of: slug)
    product = plan.product
    amount = plan.amount.minorUnits
    installments = plan.installments
    group = plan.circle?.id(of: slug)
    branch = plan.circle?.branch
    applicant = Applicant(
      phone: person.phone.text, email: person.email, givenNames: person.name.names,
      firstSurname: person.name.firstSurname, secondSurname: person.name.secondSurname,
      curp: person.curp.text, rfc: person.rfc.text, occupation: person.trade,
      monthlyIncome: person.monthlyIncome.minorUnits, clabe: person.clabe.text,
      address: Address(
        street: person.address.street, exteriorNumber: person.address.exteriorNumber,
        neighborhood: person.address.neighborhood, municipality: person.address.municipality,
        postalCode: person.address.postalCode))
    declarations = Declarations(
      fundsOrigin: person.trade == "Empleado" ? "Salario" : "Negocio propio")
  }
}

extension DemoPerson {
  /// Their occupation among those the form offers.
  fileprivate var trade: String {
    ["Empleado", "Comercio propio", "Oficio o servicios", "Empleado"][ordinal % 4]
  }
}

/// What the API answers about an application, as far as the story needs it.
struct DemoApplication: Decodable {
  let id: ApplicationID
  let status: ApplicationStatus
  let party: PartyID
  let contract: ContractID?
  let loan: LoanID?
}

/// A signature as `POST /api/v1/contracts/:contract/signatures` takes it.
struct DemoSignature: Encodable {
  let flow: String
  let code: String
  let accepted = true
  let latitude: String
  let longitude: String
  let accuracyMeters = 20
  let borrowerAddress = "192.0.2.10"
  let borrowerDevice = "Teléfono de la demostración"
}
