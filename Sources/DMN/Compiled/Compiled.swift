/// An expression that is ready to run: its names are resolved and its constants worked out.
protocol Compiled: Sendable {
  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue
}

struct Constant: Compiled {
  let constant: FEELValue

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue { constant }
}

/// What goes on where the stack has room for it.
struct Guarded: Compiled {
  let inner: any Compiled

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    run.hasRoom() ? inner.value(scope, run) : .null
  }
}

/// Something that was found to have no value before it ran.
struct Faulty: Compiled {
  let message: Told
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue { run.fault(message, at: range) }
}

/// An element that the one at hand requires.
struct Required: Compiled {
  let place: Int

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue { scope.element(place) }
}

struct Variable: Compiled {
  let steps: Int

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    scope.value(back: steps)
  }
}

/// `item` within a filter: the item, unless it is a context that has an entry of that name.
struct Item: Compiled {
  let steps: Int

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let item = scope.value(back: steps)
    return item.context?["item"] ?? item
  }
}

/// A name within a filter: an entry of the item, if the item is a context that has it, and else
/// what is declared outside.
struct MemberOrVariable: Compiled {
  let name: String
  /// Of the filters that it stands in, the innermost first.
  let items: [Int]
  let outside: any Compiled

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    for steps in items {
      if let value = scope.value(back: steps).context?[name] { return value }
    }
    return outside.value(scope, run)
  }
}

struct Unknown: Compiled {
  let name: String
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    run.fault("nothing is called “\(name)” here", at: range)
  }
}
