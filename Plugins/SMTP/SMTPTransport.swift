import CCurl
import Kernel
import Vault

/// Hands a mail to a post office with libcurl. Blocks: runs on the post room's threads only.
enum SMTPTransport {
  private static let isReady = caudal_curl_start() == CURLE_OK

  static func hand(
    _ bytes: [UInt8], to recipient: String, through account: SMTPAccount
  ) -> SMTPOutcome {
    guard isReady, let handle = curl_easy_init() else {
      return SMTPOutcome(
        ending: .broken, lastAnswer: 0, hasNamedAddress: false, words: "libcurl no arranca")
    }
    defer { curl_easy_cleanup(handle) }
    let recipients = curl_slist_append(nil, "<\(recipient)>")
    defer { curl_slist_free_all(recipients) }
    var letter = Letter(bytes)
    var named: Int32 = 0
    let code = withUnsafeMutablePointers(&letter, &named) { letter, named -> CURLcode in
      var result = address(handle, account)
      func then(_ set: CURLcode) { if result == CURLE_OK { result = set } }
      then(caudal_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients))
      then(caudal_curl_set_number(handle, CURLOPT_UPLOAD, 1))
      then(caudal_curl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(bytes.count)))
      then(caudal_curl_set_reader(handle, readLetter, letter))
      then(caudal_curl_set_watch(handle, named))
      return result == CURLE_OK ? curl_easy_perform(handle) : result
    }
    return outcome(
      code, lastAnswer: Int(caudal_curl_last_answer(handle)), hasNamedAddress: named != 0)
  }

  /// Where the post office is, who we are there, and that nothing is said in the clear.
  private static func address(
    _ handle: UnsafeMutableRawPointer, _ account: SMTPAccount
  ) -> CURLcode {
    var result = CURLE_OK
    func text(_ option: CURLoption, _ value: String) {
      if result == CURLE_OK { result = caudal_curl_set_text(handle, option, value) }
    }
    func number(_ option: CURLoption, _ value: Int) {
      if result == CURLE_OK { result = caudal_curl_set_number(handle, option, value) }
    }
    let scheme = account.security == .tls ? "smtps" : "smtp"
    // The path is the name that EHLO says: ours, never the machine's.
    text(CURLOPT_URL, "\(scheme)://\(account.host):\(account.port)/\(account.sender.domain)")
    text(CURLOPT_PROTOCOLS_STR, scheme)
    text(CURLOPT_PROXY, "")
    number(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
    number(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    number(CURLOPT_SSL_VERIFYPEER, 1)
    number(CURLOPT_SSL_VERIFYHOST, 2)
    if let authority = account.authority, result == CURLE_OK {
      let pem = Array(authority.utf8)
      result = caudal_curl_set_bytes(handle, CURLOPT_CAINFO_BLOB, pem, pem.count)
    }
    text(CURLOPT_USERNAME, account.username)
    text(CURLOPT_PASSWORD, account.password.opened(because: "the post office asks for it"))
    text(CURLOPT_MAIL_FROM, "<\(account.sender.text)>")
    number(CURLOPT_NOSIGNAL, 1)
    number(CURLOPT_CONNECTTIMEOUT_MS, min(10_000, account.timeoutMilliseconds))
    number(CURLOPT_TIMEOUT_MS, account.timeoutMilliseconds)
    return result
  }

  private static func outcome(
    _ code: CURLcode, lastAnswer: Int, hasNamedAddress: Bool
  ) -> SMTPOutcome {
    let words = String(cString: curl_easy_strerror(code))
    let ending: SMTPOutcome.Ending =
      if code == CURLE_OK {
        .taken
      } else if code == CURLE_LOGIN_DENIED || code == CURLE_PEER_FAILED_VERIFICATION
        || code == CURLE_USE_SSL_FAILED || code == CURLE_SSL_CONNECT_ERROR
      {
        .keptOut
      } else {
        .broken
      }
    // A silence after an answer is a silence: the answer was to something earlier.
    let isSilence =
      code == CURLE_OPERATION_TIMEDOUT || code == CURLE_COULDNT_CONNECT
      || code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING
    return SMTPOutcome(
      ending: ending, lastAnswer: isSilence ? 0 : lastAnswer, hasNamedAddress: hasNamedAddress,
      words: words)
  }
}

private func withUnsafeMutablePointers<First, Second, Answer>(
  _ first: inout First, _ second: inout Second,
  _ body: (UnsafeMutablePointer<First>, UnsafeMutablePointer<Second>) -> Answer
) -> Answer {
  withUnsafeMutablePointer(to: &first) { first in
    withUnsafeMutablePointer(to: &second) { second in body(first, second) }
  }
}

/// What is left to read of a mail, as libcurl asks for it.
private struct Letter {
  let bytes: [UInt8]
  var read = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func copy(to buffer: UnsafeMutablePointer<CChar>, room: Int) -> Int {
    let count = min(room, bytes.count - read)
    bytes.withUnsafeBytes { bytes in
      UnsafeMutableRawBufferPointer(start: buffer, count: count)
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[read..<(read + count)]))
    }
    read += count
    return count
  }
}

private func readLetter(
  _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ source: UnsafeMutableRawPointer?
) -> Int {
  guard let buffer, let source else { return 0 }
  return source.assumingMemoryBound(to: Letter.self).pointee
    .copy(to: buffer, room: size * count)
}
