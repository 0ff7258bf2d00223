/// Any bytes as a FEEL expression, as a cell of a decision table and as a type: read, compiled and
/// run within small limits. Nothing may crash, hang or pass its limits.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  var limits = Limits()
  limits.steps = 20_000
  limits.items = 5_000
  limits.stringBytes = 20_000
  if let syntax = try? Parser.expression(text, names: BuiltIns.names) {
    let value = Compiler().compile(syntax).value(.empty, Evaluation(limits: limits))
    // An expression that was read to its end has one value, however often it is asked.
    let again = Compiler().compile(syntax).value(.empty, Evaluation(limits: limits))
    precondition(value.text == again.text, "the same expression has the same value")
  }
  if let cell = try? Parser.unaryTests(text, names: BuiltIns.names) {
    _ = Compiler().compile(cell).holds(for: FEELValue(1), .empty, Evaluation(limits: limits))
  }
  _ = try? Parser.type(text)
  return 0
}
