/// A value of FEEL (DMN 1.5, 10.3.2): what expressions are made of and evaluate to.
public enum FEELValue: Sendable {
  case null
  case boolean(Bool)
  case number(Decimal128)
  case string(String)
  case date(FEELDate)
  case time(FEELTime)
  case dateTime(FEELDateTime)
  case yearsMonths(YearsMonthsDuration)
  case daysTime(DaysTimeDuration)
  case list(FEELList)
  case context(FEELContext)
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

  var isNull: Bool { if case .null = self { true } else { false } }
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

  /// A list is itself, null is none, and anything else is a list of one.
  var asItems: [FEELValue] {
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
  public let items: [FEELValue]
  /// 1, or one more than the deepest item.
  let depth: Int

  public init(_ items: [FEELValue]) {
    self.items = items
    depth = 1 + (items.lazy.map(\.depth).max() ?? 0)
  }
}
