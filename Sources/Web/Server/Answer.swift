import HTTPTypes
import HummingbirdCore
import NIOCore

/// What goes back, before it is a response of the library.
struct Answer: Sendable {
  var status: Int
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []
  /// For the log: the template of the route, `-` when there was none.
  var route = "-"
  var tenant = "-"
  var visitor = "-"

  static func text(_ text: String, status: Int) -> Answer {
    Answer(
      status: status, headers: [("content-type", "text/plain; charset=utf-8")],
      body: Array(text.utf8))
  }

  func response(isHead: Bool, always: [(name: HTTPField.Name, value: String)]) -> Response {
    var fields = HTTPFields()
    for header in always { fields[header.name] = header.value }
    for header in headers {
      guard let name = HTTPField.Name(header.name) else { continue }
      fields.append(HTTPField(name: name, value: header.value))
    }
    if fields[.cacheControl] == nil { fields[.cacheControl] = "no-store" }
    if isHead { fields[.contentLength] = String(body.count) }
    let buffer = isHead ? ByteBuffer() : ByteBuffer(bytes: body)
    return Response(
      status: HTTPResponse.Status(code: status), headers: fields,
      body: isHead || status == 204 || status == 304
        ? ResponseBody() : ResponseBody(byteBuffer: buffer))
  }
}
