public import Web

extension Payments {
  /// What the rails tell and what people see.
  public var routes: Routes {
    NoticePages(receive: acts.receive, rails: acts.rails).routes
  }
}
