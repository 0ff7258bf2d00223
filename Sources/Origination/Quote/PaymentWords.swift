import Kernel

/// What somebody pays each period, told in a line: the usual payment, or the most that it comes to
/// where payments grow, and the last one where it is more than that.
struct PaymentWords {
  let usual: Money
  /// The most that any but the first and the last comes to: the first may carry a longer period.
  let highest: Money
  let last: Money

  init(_ totals: [Money]) {
    let middle = totals.count > 2 ? totals[1..<(totals.count - 1)] : totals[...]
    usual = totals[totals.count > 1 ? 1 : 0]
    highest = middle.max() ?? usual
    last = totals[totals.count - 1]
  }

  /// `$839.39`, `hasta $2,340.00`.
  var text: String { highest > usual ? "hasta \(highest.text)" : usual.text }

  /// Nil where the last is no more than any other.
  var lastText: String? { last > highest ? last.text : nil }

  /// Both.
  var line: String { text + (lastText.map { ", y el último de \($0)" } ?? "") }
}
