public import Kernel

/// Everything that the legal documents of one loan say, frozen when the offer was made.
public struct ContractDraft: Hashable, Sendable, Codable {
  public var contract: ContractID
  public var application: ApplicationID
  public var loan: LoanID
  public var party: PartyID
  /// What people read: `SOL-000123`.
  public var folio: String
  public var productCode: String
  public var productVersion: Int
  public var productName: String
  public var reca: String
  public var borrower: Signer
  public var terms: Terms
  public var schedule: [Line]
  public var preparedOn: CalendarDate
  /// City and state where it is signed.
  public var place: String
  public var pagare: Pagare

  /// Whether the debt is promised in a pagaré too.
  public enum Pagare: String, Hashable, Sendable, Codable {
    case none
    /// A series signed with the contract.
    case perInstallment
    /// One for the whole amount, printed and signed in ink.
    case atSightOnPaper
  }

  /// Who answers together for the loan, where it is a group's.
  public var group: Group?

  public struct Group: Hashable, Sendable, Codable {
    public var name: String
    public var president: String
    public var treasurer: String
    /// "miércoles".
    public var meetingDay: String

    public init(name: String, president: String, treasurer: String, meetingDay: String) {
      self.name = name
      self.president = president
      self.treasurer = treasurer
      self.meetingDay = meetingDay
    }
  }

  public struct Signer: Hashable, Sendable, Codable {
    public var fullName: String
    public var curp: String
    public var rfc: String
    public var addressText: String
    public var phone: String
    public var email: String?
    public var clabe: String
    public var bankName: String

    public init(
      fullName: String, curp: String, rfc: String, addressText: String, phone: String,
      email: String?, clabe: String, bankName: String
    ) {
      self.fullName = fullName
      self.curp = curp
      self.rfc = rfc
      self.addressText = addressText
      self.phone = phone
      self.email = email
      self.clabe = clabe
      self.bankName = bankName
    }
  }

  public struct Terms: Hashable, Sendable, Codable {
    public var amount: Money
    /// What reaches the account: the amount less the fee that is deducted and its IVA.
    public var netDisbursed: Money
    public var openingFee: Money
    public var openingFeeIVA: Money
    public var annualRate: Rate
    public var moratorioAnnualRate: Rate
    public var ivaRate: Rate
    /// CAT in tenths of a percent, and the version of its method.
    public var catTenths: Int64
    public var catVersion: String
    public var totalToPay: Money
    public var installmentCount: Int
    /// "quincenal", "semanal", "mensual".
    public var frequencyText: String
    /// How interest is counted, in the words of the contract.
    public var dayCountText: String
    /// The order in which a payment is applied, in words.
    public var allocationText: String
    public var firstDueOn: CalendarDate
    public var lastDueOn: CalendarDate
    public var collectionFee: Money?
    /// What comes with each payment beside interest, in words; nil where nothing does.
    public var installmentChargesText: String?
    public var garantiaLiquida: Money?
    public var hasJointLiability: Bool

    public init(
      amount: Money, netDisbursed: Money, openingFee: Money, openingFeeIVA: Money,
      annualRate: Rate, moratorioAnnualRate: Rate, ivaRate: Rate, catTenths: Int64,
      catVersion: String, totalToPay: Money, installmentCount: Int, frequencyText: String,
      dayCountText: String, allocationText: String, firstDueOn: CalendarDate,
      lastDueOn: CalendarDate, collectionFee: Money?, installmentChargesText: String? = nil,
      garantiaLiquida: Money?, hasJointLiability: Bool
    ) {
      self.amount = amount
      self.netDisbursed = netDisbursed
      self.openingFee = openingFee
      self.openingFeeIVA = openingFeeIVA
      self.annualRate = annualRate
      self.moratorioAnnualRate = moratorioAnnualRate
      self.ivaRate = ivaRate
      self.catTenths = catTenths
      self.catVersion = catVersion
      self.totalToPay = totalToPay
      self.installmentCount = installmentCount
      self.frequencyText = frequencyText
      self.dayCountText = dayCountText
      self.allocationText = allocationText
      self.firstDueOn = firstDueOn
      self.lastDueOn = lastDueOn
      self.collectionFee = collectionFee
      self.installmentChargesText = installmentChargesText
      self.garantiaLiquida = garantiaLiquida
      self.hasJointLiability = hasJointLiability
    }
  }

  /// A row of the tabla de amortización.
  public struct Line: Hashable, Sendable, Codable {
    public var number: Int
    public var dueOn: CalendarDate
    public var openingPrincipal: Money
    public var principal: Money
    public var interest: Money
    public var interestIVA: Money
    public var fees: Money
    public var total: Money
    public var closingPrincipal: Money

    public init(
      number: Int, dueOn: CalendarDate, openingPrincipal: Money, principal: Money,
      interest: Money, interestIVA: Money, fees: Money, total: Money, closingPrincipal: Money
    ) {
      self.number = number
      self.dueOn = dueOn
      self.openingPrincipal = openingPrincipal
      self.principal = principal
      self.interest = interest
      self.interestIVA = interestIVA
      self.fees = fees
      self.total = total
      self.closingPrincipal = closingPrincipal
    }
  }

  public init(
    contract: ContractID, application: ApplicationID, loan: LoanID, party: PartyID,
    folio: String, productCode: String, productVersion: Int, productName: String, reca: String,
    borrower: Signer, terms: Terms, schedule: [Line], preparedOn: CalendarDate, place: String,
    pagare: Pagare = .none, group: Group? = nil
  ) {
    self.contract = contract
    self.application = application
    self.loan = loan
    self.party = party
    self.folio = folio
    self.productCode = productCode
    self.productVersion = productVersion
    self.productName = productName
    self.reca = reca
    self.borrower = borrower
    self.terms = terms
    self.schedule = schedule
    self.preparedOn = preparedOn
    self.place = place
    self.pagare = pagare
    self.group = group
  }
}
