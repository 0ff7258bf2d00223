internal import Foundation

/// Any bytes as a file of inputs and as a line that asks for a decision. Nothing may crash or hang,
/// and what was read can be written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let data = Data(UnsafeBufferPointer(start: bytes, count: count))
  if let request = try? DecisionRequest(data) { check(.context(request.inputs)) }
  if let value = try? FEELValue(json: String(decoding: data, as: UTF8.self)) { check(value) }
  return 0
}

private func check(_ value: FEELValue) {
  guard let written = try? JSONEncoder().encode(TypedJSON(value)),
    let json = try? FEELValue(json: String(decoding: written, as: UTF8.self), deepest: 1_000)
  else { preconditionFailure("what is written is JSON") }
  precondition((try? TypedJSON(reading: json)) != nil, "what is written has its types")
}
