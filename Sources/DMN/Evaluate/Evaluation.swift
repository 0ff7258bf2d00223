/// One evaluation: what it may cost, what went wrong, and the moment that it happens in.
public final class Evaluation {
  public let limits: Limits
  /// What `now()` and `today()` answer; without one they are null.
  let now: FEELDateTime?
  /// Their places from the innermost out, as far as it has come back out of them.
  private var found: [Fault] = []
  private var steps = 0
  private var calls = 0
  private let stack = Stack()
  /// Once a limit is passed, everything is null.
  private(set) var isStopped = false
  /// Of the elements of the model that it is about.
  var memory = Memory()
  /// What happened in decision tables, if it is wanted.
  public private(set) var trace: [TraceEntry] = []
  private let isTracing: Bool

  public init(limits: Limits = Limits(), now: FEELDateTime? = nil, tracing: Bool = false) {
    self.limits = limits
    isTracing = tracing
    self.now = now
  }
}

/// What an evaluation may cost, so that no model can hold a server.
public struct Limits: Hashable, Sendable {
  /// Expressions, iterations and items of lists that are gone through.
  public var steps = 5_000_000
  /// Functions and decisions within each other, where the stack holds so many.
  public var calls = 5_000
  /// Items of one list.
  public var items = 500_000
  /// Of one string in UTF-8, where a code point takes one to four.
  public var stringBytes = 1_000_000
  /// Lists and contexts within each other.
  public var nesting = 100
  /// Values within one value, its own and theirs; sixteen bytes of a string count as one.
  public var weight = 2_000_000

  public init() {}
}

/// An element of a model.
public struct Place: Hashable, Sendable {
  public let element: String
  /// Its expression's text, where it has one.
  public var text: String?

  public init(element: String, text: String? = nil) {
    self.element = element
    self.text = text
  }

  /// For messages: the text's beginning, where it is long.
  public var quote: String? { text?.beginning }
}

/// Why something is null, or why nothing could be worked out.
public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
  public let told: Told
  /// From the outermost element in; none for an expression by itself. Of a long way, as functions
  /// that call themselves go it, the outermost and those near the fault.
  public private(set) var places: [Place]
  /// Code points from the start of the innermost expression's text.
  public let range: Range<Int>?

  public init(_ told: Told, places: [Place] = [], range: Range<Int>? = nil) {
    self.told = told
    self.places = places
    self.range = range
  }

  private static let mostPlaces = 64

  fileprivate mutating func comeOut(of place: Place) {
    if places.count == Self.mostPlaces { places.removeLast() }
    places.append(place)
  }

  public var message: String { told.english }

  public var description: String { whole(message, "column") }

  /// The same in Spanish.
  public var words: String { whole(told.words, "columna") }

  private func whole(_ message: String, _ column: String) -> String {
    let column = range.map { " (\(column) \($0.lowerBound + 1))" } ?? ""
    return (places.map(\.element) + ["\(message)\(column)"]).joined(separator: ": ")
  }
}

extension Evaluation {
  private static let mostFaults = 50

  public var faults: [Fault] {
    found.map { Fault($0.told, places: $0.places.reversed(), range: $0.range) }
  }

  var faultCount: Int { found.count }

  /// Notes what went wrong and gives null.
  @discardableResult
  func fault(_ told: @autoclosure () -> Told, at range: Range<Int>? = nil) -> FEELValue {
    if found.count < Self.mostFaults { found.append(Fault(told(), range: range)) }
    return .null
  }

  private func stop(_ told: Told) {
    guard !isStopped else { return }
    isStopped = true
    found.append(Fault(told))
  }

  func note(_ entry: @autoclosure () -> TraceEntry) {
    if isTracing { trace.append(entry()) }
  }

  /// Counts what is about to be done; false once it is too much.
  func mayGoOn(_ count: Int = 1) -> Bool {
    steps += count
    if steps > limits.steps { stop("the evaluation takes more than \(limits.steps) steps") }
    return !isStopped
  }

  /// A call within the calls that are running.
  func calling(_ call: () -> FEELValue) -> FEELValue {
    guard mayGoOn() else { return .null }
    guard calls < limits.calls else {
      stop("functions call each other more than \(limits.calls) deep")
      return .null
    }
    guard hasRoom() else { return .null }
    calls += 1
    defer { calls -= 1 }
    return call()
  }

  /// Whether the thread can go deeper; false, and the end, where not.
  func hasRoom() -> Bool {
    if !stack.hasRoom { stop("functions call each other deeper than the stack holds") }
    return !isStopped
  }

  /// Whether so many values can be looked at, as a comparison or a function does.
  func mayLookAt(_ weight: Int) -> Bool { weight < 32 || mayGoOn(weight / 8) }

  /// Whether a string may have so many bytes; false, and the end, where not.
  func mayWrite(_ bytes: Int) -> Bool {
    if bytes > limits.stringBytes { stop("a string takes more than \(limits.stringBytes) bytes") }
    return !isStopped
  }

  /// What goes wrong meanwhile is not told, unless it is the end.
  func trying(_ work: () -> FEELValue) -> FEELValue {
    let before = found.count
    let value = work()
    if !isStopped { found.removeSubrange(before...) }
    return value
  }

  /// What goes wrong meanwhile is told of this place: only then does it cost something.
  func within(_ place: Place, _ work: () -> FEELValue) -> FEELValue {
    let before = found.count
    let value = work()
    for fault in found.indices.dropFirst(before) { found[fault].comeOut(of: place) }
    return value
  }

  /// Whether a list may have so many items; false, and the end, where not.
  func mayHold(_ items: Int) -> Bool {
    if items > limits.items { stop("a list has more than \(limits.items) items") }
    return !isStopped
  }

  /// A value that is not too large or too deep; else null.
  func bounded(_ value: FEELValue) -> FEELValue {
    switch value {
    case .null, .boolean, .number, .date, .time, .dateTime, .yearsMonths, .daysTime, .range,
      .function:
      return value
    case .string(let string):
      let bytes = string.utf8.count
      return bytes < 64 || mayWrite(bytes) && mayGoOn(bytes / 32) ? value : .null
    case .list(let list):
      return mayHold(list.items.count) && mayHold(list.depth, list.weight) ? value : .null
    case .context(let context):
      return mayHold(context.depth, context.weight) ? value : .null
    }
  }

  private func mayHold(_ depth: Int, _ weight: Int) -> Bool {
    if depth > limits.nesting {
      stop("lists and contexts are nested more than \(limits.nesting) deep")
    }
    if weight > limits.weight { stop("a value holds more than \(limits.weight) others") }
    return !isStopped
  }
}

/// What a decision came to, or which rules of its table matched.
public enum TraceEntry: Sendable {
  case value(element: String, FEELValue)
  /// Rules count from 1.
  case hits(TableWords, inputs: [FEELValue], rules: [Int])
}
