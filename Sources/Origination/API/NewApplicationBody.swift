import CRMAPI
import Kernel
import PlacesAPI
import Tenancy
import Web

/// Everything the portal asks, in one body.
struct NewApplicationBody: APIModel {
  /// Chosen by the caller: however late it is sent again, it finds the first.
  let id: ApplicationID
  let product: String
  let amount: Int64
  let installments: Int
  /// Of a group product.
  let group: LoanGroupID?
  let branch: String?
  let applicant: Applicant
  let declarations: Declarations
  let consents: Consents

  struct Applicant: Codable, Sendable {
    let phone: String
    let email: String?
    let givenNames: String
    let firstSurname: String
    let secondSurname: String?
    let curp: String
    let rfc: String
    let countryOfBirth: String?
    let nationality: String?
    let occupation: String
    /// Centavos a month.
    let monthlyIncome: Int64
    let clabe: String
    let address: Address
  }

  struct Address: Codable, Sendable {
    let street: String
    let exteriorNumber: String
    let interiorNumber: String?
    let neighborhood: String
    let municipality: String
    let postalCode: String
  }

  struct Declarations: Codable, Sendable {
    let politicallyExposed: Bool
    let actsForSelf: Bool
    let fundsOrigin: String
  }

  struct Consents: Codable, Sendable {
    let privacyNoticeShown: Bool
    let financialData: Bool
    /// Of a product that consults a bureau.
    let bureau: Bool?
    let marketing: Bool
    /// Whence the person gave them.
    let borrowerAddress: String
  }

  /// The person, with every field checked as the portal checks it.
  func profile(on today: CalendarDate, in area: PostalArea?) throws -> PartyProfile {
    var form = Form(fields)
    var profile = try IdentityStep.read(&form)
    let address = try AddressStep.read(&form, in: area)
    let income = try IncomeStep.read(&form, on: today)
    guard DeclarationsStep.origins.contains(declarations.fundsOrigin) else {
      throw InvalidFields([
        FieldError("declarations/fundsOrigin", "Elige una de las opciones del esquema.")
      ])
    }
    guard let phone = PhoneNumber(applicant.phone) else {
      throw InvalidFields([
        FieldError("applicant/phone", "Escribe un teléfono de México de 10 dígitos.")
      ])
    }
    profile.phone = phone.text
    profile.address = address.address
    profile.occupation = income.occupation
    profile.monthlyIncome = income.monthlyIncome
    profile.clabe = income.clabe
    return profile
  }

  func branch(in manifest: Manifest) throws(InvalidFields) -> Branch {
    guard let code = branch else { return manifest.defaultBranch }
    guard let found = manifest.branch(code) else {
      throw InvalidFields([FieldError("branch", "No existe esa sucursal.")])
    }
    return found
  }

  /// The same names that the portal's forms use, so that one set of rules reads both.
  private var fields: Fields {
    let place = CURP(applicant.curp)?.birthplace
    return Fields([
      "nombre": applicant.givenNames, "primer_apellido": applicant.firstSurname,
      "segundo_apellido": applicant.secondSurname ?? "", "curp": applicant.curp,
      "rfc": applicant.rfc,
      "pais_nacimiento": applicant.countryOfBirth ?? (place == .abroad ? "" : "MEX"),
      "entidad_nacimiento": place?.rawValue ?? "", "nacionalidad": applicant.nationality ?? "MEX",
      "cp": applicant.address.postalCode, "calle": applicant.address.street,
      "numero_exterior": applicant.address.exteriorNumber,
      "numero_interior": applicant.address.interiorNumber ?? "",
      "colonia": applicant.address.neighborhood, "municipio": applicant.address.municipality,
      "ocupacion": applicant.occupation,
      "ingreso_mensual": Money.centavos(applicant.monthlyIncome).plain,
      "clabe": applicant.clabe, "cuenta_propia": "on", "correo": applicant.email ?? "",
    ])
  }

  static let schema = Schema.object(
    "NewApplication",
    [
      .required("id", .id("app", "A UUIDv7 chosen by the caller: a repeat finds the first")),
      .required("product", .string("Product code", minLength: 1, maxLength: 60)),
      .required("amount", .centavos("What is asked for", minimum: 1)),
      .required("installments", .integer("Number of instalments", minimum: 1, maximum: 600)),
      .optional("group", .id("group", "Of a group product: the group of the person")),
      .optional("branch", .string("Branch code; the institution's first otherwise", maxLength: 60)),
      .required("applicant", applicantSchema), .required("declarations", declarationsSchema),
      .required("consents", consentsSchema),
    ], description: "A request for a loan, with everything a decision needs")

  private static let applicantSchema = Schema.object(
    "Applicant",
    [
      .required("phone", .string("Mexican mobile, 10 digits or E.164", example: "5512345678")),
      .optional("email", .string("E-mail", format: "email")),
      .required("givenNames", .string("", minLength: 1, maxLength: 60)),
      .required("firstSurname", .string("", minLength: 1, maxLength: 60)),
      .optional("secondSurname", .string("", maxLength: 60)),
      .required("curp", .string("CURP, 18 characters")),
      .required("rfc", .string("RFC of a person, 13 characters")),
      .optional("countryOfBirth", .string("ISO 3166-1 alpha-3", example: "MEX")),
      .optional("nationality", .string("ISO 3166-1 alpha-3", example: "MEX")),
      .required("occupation", .oneOf(IncomeStep.occupations)),
      .required("monthlyIncome", .centavos("Income in a normal month", minimum: 1)),
      .required("clabe", .string("Account in the person's own name, 18 digits")),
      .required("address", addressSchema),
    ], description: "The person who asks")

  private static let addressSchema = Schema.object(
    "ApplicantAddress",
    [
      .required("street", .string("", minLength: 1, maxLength: 100)),
      .required("exteriorNumber", .string("S/N where there is none", minLength: 1, maxLength: 12)),
      .optional("interiorNumber", .string("", maxLength: 12)),
      .required("neighborhood", .string("", minLength: 1, maxLength: 80)),
      .required("municipality", .string("", minLength: 1, maxLength: 80)),
      .required("postalCode", .string("5 digits", pattern: "^[0-9]{5}$")),
    ], description: "Where the person lives")

  private static let declarationsSchema = Schema.object(
    "Declarations",
    [
      .required("politicallyExposed", .boolean()), .required("actsForSelf", .boolean()),
      .required("fundsOrigin", .oneOf(DeclarationsStep.origins)),
    ], description: "What the anti-laundering rules ask of everyone")

  private static let consentsSchema = Schema.object(
    "Consents",
    [
      .required("privacyNoticeShown", .boolean("The notice was shown before asking for any datum")),
      .required("financialData", .boolean("Must be given")),
      .optional("bureau", .boolean("Must be given where the product consults a bureau")),
      .required("marketing", .boolean()),
      .required(
        "borrowerAddress", .string("IP address of the person", minLength: 1, maxLength: 64)),
    ], description: "Separate acts, each given by the person")
}
