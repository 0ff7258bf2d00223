import DMN

/// Lives to try a policy out with: one like any other, and others that differ from it in one
/// thing, among them the numbers that the policy itself writes, one less and one more.
struct PolicyLives {
  struct Life {
    /// What sets it apart; nil where nothing does.
    let trait: String?
    let inputs: FEELContext
  }

  let all: [Life]

  init(of model: DMNModel) {
    let usual = PolicyVariable.allCases.map { ($0, $0.samples[0]) }
    let numbers = Array(model.document.numbers.sorted().prefix(Self.numbersTried))
    var all = [Life(trait: nil, inputs: FEELContext(usual.map { ($0.rawValue, $1) }))]
    for variable in PolicyVariable.allCases
    where model.inputs.contains(where: { $0.name == variable.rawValue }) {
      for value in variable.samples.dropFirst() + variable.values(around: numbers) {
        all.append(
          Life(
            trait: "\(variable.rawValue) es \(value.text)",
            inputs: FEELContext(usual.map { ($0.rawValue, $0 == variable ? value : $1) })))
      }
    }
    self.all = all
  }

  private static let numbersTried = 16
}

extension PolicyVariable {
  /// The usual one first.
  fileprivate var samples: [FEELValue] {
    switch kind {
    case .whole(let range):
      [35, range.lowerBound, range.upperBound].map { .number(Decimal128($0)) }
    case .money: [5_000, leastTried, 1_000_000].map { .number(Decimal128($0)) }
    case .choice(let values): values.map { .string($0) }
    case .flag: [.boolean(false), .boolean(true)]
    }
  }

  fileprivate func values(around numbers: [Int]) -> [FEELValue] {
    let near = Set(numbers.flatMap { [$0 - 1, $0, $0 + 1] }).sorted()
    switch kind {
    case .whole(let range): return near.filter(range.contains).map { .number(Decimal128($0)) }
    case .money: return near.filter { $0 >= leastTried }.map { .number(Decimal128($0)) }
    case .choice, .flag: return []
    }
  }

  /// In pesos: nobody asks for nothing, though one may earn it.
  private var leastTried: Int { self == .amount ? 1_000 : 0 }
}

extension XMLElement {
  /// The whole numbers in its texts.
  fileprivate var numbers: Set<Int> {
    let own = text.split { !$0.isNumber }.compactMap { Int($0) }.filter { $0 < 1_000_000_000 }
    return elements.reduce(into: Set(elements.isEmpty ? own : [])) { $0.formUnion($1.numbers) }
  }
}
