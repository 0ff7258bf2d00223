import Foundation

/// What no page may say, whatever it is given.
enum PageRules {
  private static let never = [
    (#"\sstyle\s*="#, "a style of its own, which the policy forbids"),
    (#"<[a-z][^>]*\son[a-z]+\s*="#, "a script in an attribute"),
    (#"(?i)href\s*=\s*"javascript:"#, "a script as a link"),
    (#"<script(?![^>]*\ssrc=)"#, "a script of its own"),
    (#"Optional\("#, "an optional as the compiler prints it"),
    (#"\bnil\b"#, "nil"),
    (#"&lt;/?(a|br|div|li|p|small|span|strong|td|ul)[ &]"#, "its own markup, shown as words"),
    (#"<img(?![^>]*\salt=)"#, "a picture that cannot be read aloud"),
    (
      #"(?i)https?://(?!ejemplo|www\.|schema|[a-z.-]*\.gob\.mx)[a-z0-9.-]*\.(com|net|io)/"#,
      "a third party"
    ),
  ]

  static func faults(of html: String) -> [String] {
    var faults = never.compactMap { pattern, what in
      html.range(of: pattern, options: .regularExpression).map { "\(what): \(html[$0])" }
    }
    if html.range(of: "<h1", options: .literal) == nil { faults.append("no heading") }
    return faults
  }
}
