public import DMN

/// The reasons and conditions that a policy can give: code → what the person is told.
public struct PolicyTexts: Sendable {
  public let byCode: [String: String]
  /// Codes that are told more than once: nobody knows which of the texts is meant.
  let repeated: [String]

  /// A machine's own reason, which no policy may use: nobody could tell the two apart.
  public static let reserved = "sistema"
}

extension PolicyTexts {
  /// Of the relation that `textos` comes to; what is not a text is passed over.
  public init(_ value: FEELValue) {
    var (byCode, repeated) = ([String: String](), [String]())
    if case .list(let rows) = value {
      for case .context(let row) in rows.items {
        guard case .string(let code)? = row["código"], case .string(let text)? = row["texto"]
        else { continue }
        if byCode.updateValue(text, forKey: code) != nil { repeated.append(code) }
      }
    }
    (self.byCode, self.repeated) = (byCode, repeated)
  }
}
