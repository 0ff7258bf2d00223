/// Any bytes as a DMN model: read, compiled, every decision evaluated with several inputs and every
/// service invoked within small limits, looked at by the linter, and written back to what can be
/// read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  guard let model = try? DMNModel(text) else { return 0 }
  let ready = DecisionModel(model)
  var limits = Limits()
  limits.steps = 20_000
  limits.items = 5_000
  limits.stringBytes = 20_000
  for value in [FEELValue.null, FEELValue(5), .string("A"), .yes] {
    let inputs = FEELContext(model.inputs.prefix(20).map { ($0.name, value) })
    for decision in model.decisions.prefix(20) {
      _ = ready.evaluate(decision.name, inputs: inputs, Evaluation(limits: limits))
    }
  }
  for service in model.services.prefix(20) {
    _ = ready.invoke(service.name, inputs: FEELContext(), Evaluation(limits: limits))
  }
  _ = model.findings()
  for written in [model.source.text, model.source.formatted] {
    precondition((try? DMNModel(written)) != nil, "what is written can be read")
  }
  return 0
}
