import Kernel
import Web

extension StaffContractPage {
  static var samples: KeyValuePairs<String, StaffContractPage> {
    [
      "por firmar": sample(.prepared, .askingCode(maskedPhone: "•• •••• 5678"), .intact),
      "con código": sample(.prepared, .signing(maskedPhone: "•• •••• 5678"), .intact),
      "de otro día": sample(
        .prepared,
        .stale(preparedOn: "18 de noviembre de 2026", renew: "/oficina/solicitudes/x/contrato"),
        .intact),
      "firmado": sample(.signed, .closed, .intact),
      "alterado": sample(.signed, .closed, .chainBroken),
    ]
  }

  private static func sample(
    _ state: Contract.State, _ branch: Branch, _ finding: VerifyEvidence.Finding
  ) -> StaffContractPage {
    let hash = String(repeating: "5f2e", count: 16)
    let papers = ["Carátula del contrato de crédito", "Contrato de crédito simple"].map {
      Paper(title: $0, version: 1, fingerprint: hash, download: "/oficina/contratos/x/caratula")
    }
    let line = Line(
      words: "El acreditado firmó", when: "20 de noviembre de 2026 a las 09:04:12 h",
      machineTime: "2026-11-20T15:04:12Z", who: "el acreditado · 203.0.113.7", link: hash)
    return StaffContractPage(
      contract: ContractID("contract_\(digits)")!, folio: "SOL-000123",
      borrower: "Guadalupe Hernández Ríos", party: PartyID("party_\(digits)")!,
      application: ApplicationID("app_\(digits)")!, loan: LoanID("loan_\(digits)")!,
      state: state.badge,
      evidence: finding.badge, fingerprint: hash, papers: papers,
      replaced: [
        Replaced(preparedOn: "18 de noviembre de 2026", fingerprint: hash, papers: papers)
      ], lines: [line], branch: branch,
      statement: SignContract.statement(of: "SOL-000123"), canCancel: state == .signed,
      form: Form(), csrf: "")
  }
  private static let digits = "0190c1e29f3a7bdc8e5f0a1b2c3d4e5f"
}
