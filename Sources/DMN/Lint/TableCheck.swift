/// What a decision table leaves open, answers twice or never uses. Each cell is taken as the set
/// of values for which it surely holds and the set for which it may: what depends on more than
/// the value is never told to be a gap, nor an overlap.
struct TableCheck {
  let model: DMNModel
  let element: String
  let table: DecisionTable
  /// Of what comes of it, where that is told outside of it.
  let type: String?
  let domains: Domains
  let types: ItemTypes
  let names: KnownNames

  /// Pieces that are gone through before a table is left as it is: some tenths of a second.
  static let mostSteps = 100_000
  /// Tests by pieces of their axes: what telling them all apart may cost.
  static let mostAnswers = 2_000_000
  /// Told of one table, of each sort.
  static let mostTold = 20

  var findings: [Finding] {
    let width = table.inputs.count
    guard width > 0, !table.rules.isEmpty,
      table.rules.allSatisfy({ $0.tests.count == width })
    else { return [] }
    let twins = Twins(of: table)
    let cells = CellCheck(
      table: table, kinds: table.inputs.map { domains.domain(of: $0).kind }, types: types,
      type: type, names: names
    ).matters
    guard let (grid, mixed) = grid else {
      return told(cells + unusedColumns + twins.matters + [.notExhausted])
    }
    let never = Set(cells.filter(\.saysNever).compactMap(\.rule))
    return told(cells + mixed.map { .mixedColumn($0.title) })
      + findings(grid, twins, except: never)
  }

  private func told(_ matters: [Finding.Matter]) -> [Finding] {
    matters.map { Finding(model: model.name, element: element, matter: $0) }
  }

  private var unusedColumns: [Finding.Matter] {
    table.inputs.enumerated().filter { place, _ in
      table.rules.allSatisfy { ["-", ""].contains($0.tests[place].normalizedName) }
    }.map { .unusedColumn($1.title) }
  }

  /// The table as pieces, and the inputs whose column mixes values that are not compared: those are
  /// one piece, where any rule may hold. Nil where there are too many.
  private var grid: (Grid, mixed: [DecisionTable.Input])? {
    var axes: [Axis] = []
    var regions: [[Region]] = []
    var mixed: [DecisionTable.Input] = []
    for (place, input) in table.inputs.enumerated() {
      let domain = domains.domain(of: input)
      var column = table.rules.map { region($0.tests[place]) }
      if let kind = domain.kind { column = column.map { $0.keeping(to: kind) } }
      let (tests, limits) = (Self.size(of: column), Self.size(of: domain.regions))
      guard (tests + limits) * limits <= Self.mostAnswers else { return nil }
      let isBoolean = domain.kind == .boolean
      let axis = Axis(column, domain: domain.regions, isBoolean: isBoolean)
      if axis == nil {
        mixed.append(input)
        column = column.map(\.untold)
      }
      axes.append(axis ?? .whole)
      regions.append(column)
    }
    let answers = zip(axes, regions).reduce(0) { $0 + $1.0.pieces.count * Self.size(of: $1.1) }
    guard answers <= Self.mostAnswers else { return nil }
    return (Grid(axes: axes, regions: regions, ruleCount: table.rules.count), mixed)
  }

  private static func size(of regions: [Region]) -> Int { regions.reduce(0) { $0 + $1.size } }

  private func region(_ text: String) -> Region {
    if text.allSatisfy(\.isWhitespace) { return .everything }
    return (try? Parser.unaryTests(text, names: names)).map(Region.init) ?? .unknown
  }

  /// - Parameter known: of rules that never match, those that are told already.
  private func findings(_ grid: Grid, _ twins: Twins, except known: Set<Int>) -> [Finding] {
    var sweep = Sweep(
      covers: grid.possible, ruleCount: table.rules.count, steps: Self.mostSteps)
    let never = table.rules.indices.filter { grid.neverMatches($0) }
    var matters: [Finding.Matter] =
      unusedColumns + twins.matters
      + never.map { $0 + 1 }.filter { !known.contains($0) }.map { .neverMatches(rule: $0) }
    if table.outputs.allSatisfy({ $0.otherwise == nil }) {
      let holes = sweep.holes(
        in: grid.everywhere, rules: grid.rules, most: Self.mostTold)
      matters += holes.map { .gap(conditions($0, grid)) }
    }
    var pairs = PairCheck(table: table, grid: grid, steps: Self.mostSteps)
    matters += pairs.overlaps(most: Self.mostTold).filter { !twins.tells($0.0) }.map { pair, box in
      .overlap(rules: pair.map { $0 + 1 }, at: conditions(box, grid))
    }
    var masking = MaskCheck(table: table, grid: grid, steps: Self.mostSteps, names: names)
    matters += masking.masked(except: never + twins.later).map { rule, by in
      .masked(rule: rule + 1, by: by.map { $0 + 1 })
    }
    let isWhole = sweep.stepsLeft > 0 && pairs.stepsLeft > 0 && masking.stepsLeft > 0
    return told(matters + (isWhole ? [] : [.notExhausted]))
  }

  /// Of a box, what is not everything.
  private func conditions(_ box: Sweep.Box, _ grid: Grid) -> [Finding.Condition] {
    zip(table.inputs, zip(grid.axes, box)).compactMap { input, part in
      let test = part.0.test(of: part.1)
      return test == "-" ? nil : Finding.Condition(input: input.title, test: test)
    }
  }
}

extension DecisionTable.Input {
  var title: String { (label ?? expression).normalizedName }
}
