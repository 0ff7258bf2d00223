extension Evaluation {
  /// The value of a FEEL expression by itself; JSON is one.
  ///
  /// - Throws: where the text is no FEEL; what is FEEL and has no value is null, with a fault.
  public func value(of text: String) throws(FEELSyntaxError) -> FEELValue {
    let syntax = try Parser.expression(text, names: BuiltIns.names)
    return within(Place(element: "FEEL", text: text)) {
      Compiler().compile(syntax).value(.empty, self)
    }
  }
}
