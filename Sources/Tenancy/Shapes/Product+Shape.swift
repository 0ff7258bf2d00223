import Kernel
import Lending

extension LoanProduct {
  static let shape = Shape<LoanProduct>.object(
    Key("code", .slug.described("Igual al nombre del archivo.")),
    Key("name", .text(3...60)),
    Key("kind", Shape<Kind>.choice),
    Key("summary", .text(10...200)),
    Key(
      "reca",
      .matching(
        "[0-9]{4,5}-[0-9]{3}-[0-9]{6}(/[0-9]{2}-[0-9]{5}-[0-9]{4})?",
        "Escriba el registro del contrato: 00000-000-000000/01-00000-0126.")),
    Key("amount", AmountChoice.shape),
    Key("installments", InstallmentChoice.shape),
    Key("terms", TermsTemplate.shape),
    Key("pagare", Shape<Pagare>.choice, otherwise: .none),
    Key("consultsBureau", .flag, otherwise: false),
    .optional("group", GroupRules.shape)
  ) { code, name, kind, summary, reca, amount, installments, terms, pagare, bureau, group in
    LoanProduct(
      code: code, version: 0, name: name, kind: kind, summary: summary, reca: reca,
      amount: amount, installments: installments, terms: terms, pagare: pagare,
      consultsBureau: bureau, group: group)
  }.checked("Un producto de grupo lleva «group», y uno individual no.") { product in
    (product.kind == .group) == (product.group != nil)
      ? nil : "«kind» y «group» no concuerdan."
  }
}

extension AmountChoice {
  static let shape = Shape<AmountChoice>.object(
    Key("min", .pesos), Key("max", .pesos), Key("step", .pesos), Key("preset", .pesos),
    make: AmountChoice.init
  ).checked("Deje min ≤ preset ≤ max, y un paso que los alcance.") { choice in
    guard choice.step.isPositive, choice.min.isPositive else {
      return "El mínimo y el paso deben ser mayores que cero."
    }
    let reached = [choice.max, choice.preset].allSatisfy {
      ($0 - choice.min).minorUnits % choice.step.minorUnits == 0
    }
    let inOrder = choice.min <= choice.preset && choice.preset <= choice.max
    return reached && inOrder ? nil : "El rango de montos no cuadra."
  }
}

extension InstallmentChoice {
  static let shape = Shape<InstallmentChoice>.object(
    Key("options", .list(of: .integer(1...520), 1...40)), Key("preset", .integer(1...520)),
    make: InstallmentChoice.init
  ).checked("Ponga «preset» entre las «options».") { choice in
    choice.options.contains(choice.preset) ? nil : "El plazo inicial no está entre los que ofrece."
  }
}

extension GroupRules {
  static let shape = Shape<GroupRules>.object(
    Key("minMembers", .integer(2...100)), Key("maxMembers", .integer(2...100)),
    Key("officers", .list(of: .text(3...30), 1...6)), Key("hasJointLiability", .flag),
    make: GroupRules.init
  ).checked("Ponga «minMembers» menor que «maxMembers».") { rules in
    rules.minMembers <= rules.maxMembers ? nil : "El mínimo de integrantes supera al máximo."
  }
}
