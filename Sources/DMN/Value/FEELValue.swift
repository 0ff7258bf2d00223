/// A value of FEEL (DMN 1.5, 10.3.2): what expressions are made of and evaluate to. What is larger
/// than two words is kept elsewhere, so that values are quickly passed on.
public enum FEELValue: Sendable {
  case null
  case boolean(Bool)
  case number(Decimal128)
  case string(String)
  case date(FEELDate)
  indirect case time(FEELTime)
  indirect case dateTime(FEELDateTime)
  case yearsMonths(YearsMonthsDuration)
  indirect case daysTime(DaysTimeDuration)
  indirect case list(FEELList)
  indirect case context(FEELContext)
  case range(FEELRange)
  case function(FEELFunction)
}

extension FEELValue {
  static let yes = FEELValue.boolean(true)
  static let no = FEELValue.boolean(false)

  /// Nil becomes null.
  init(_ flag: Bool?) { self = flag.map(FEELValue.boolean) ?? .null }
  init(_ number: Decimal128?) { self = number.map(FEELValue.number) ?? .null }
  init(_ whole: Int) { self = .number(Decimal128(whole)) }
  init(_ items: some Sequence<FEELValue>) { self = .list(FEELList(Array(items))) }

  public var isNull: Bool { if case .null = self { true } else { false } }
  var isTrue: Bool { if case .boolean(true) = self { true } else { false } }

  var number: Decimal128? { if case .number(let number) = self { number } else { nil } }
  var string: String? { if case .string(let string) = self { string } else { nil } }
  var boolean: Bool? { if case .boolean(let boolean) = self { boolean } else { nil } }
  var items: [FEELValue]? { if case .list(let list) = self { list.items } else { nil } }
  var context: FEELContext? { if case .context(let context) = self { context } else { nil } }

  /// How many lists and contexts stand within each other.
  var depth: Int {
    switch self {
    case .list(let list): list.depth
    case .context(let context): context.depth
    case .null, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime,
      .range, .function:
      0
    }
  }

  /// How many values it is made of; sixteen bytes of a string count as one. It may count one value
  /// several times, as whoever goes through all of it does.
  var weight: Int {
    switch self {
    case .list(let list): list.weight
    case .context(let context): context.weight
    case .string(let string): 1 + string.utf8.count / 16
    case .function(let function): function.weight
    case .null, .boolean, .number, .date, .time, .dateTime, .yearsMonths, .daysTime, .range:
      1
    }
  }

  /// As text, or what kind of value it is where that is long.
  var brief: String { weight < 50 ? text : kind }

  /// A list is itself, null is none, and anything else is a list of one.
  public var asItems: [FEELValue] {
    switch self {
    case .list(let list): list.items
    case .null: []
    case .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime, .context,
      .range, .function:
      [self]
    }
  }
}

public struct FEELList: Sendable {
  public private(set) var items: [FEELValue] = []
  /// 1, or one more than the deepest item.
  private(set) var depth = 1
  private(set) var weight = 1

  init() {}

  public init(_ items: [FEELValue]) {
    self.items = items
    for item in items { count(item) }
  }

  mutating func append(_ item: FEELValue) {
    items.append(item)
    count(item)
  }

  private mutating func count(_ item: FEELValue) {
    depth = max(depth, 1 + item.depth)
    weight += item.weight
  }
}
