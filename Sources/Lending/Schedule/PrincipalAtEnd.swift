import Kernel

/// Interest as it falls due, and all the principal with the last instalment.
enum PrincipalAtEnd {
  static var asks: Asks { .same(.principal(.zero)) }
}
