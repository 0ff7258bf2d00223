public import Web

extension Identity {
  /// What people see.
  public var routes: Routes {
    var routes = Routes()
    addSignIn(to: &routes)
    addFirstPassword(to: &routes)
    addStepUp(to: &routes)
    addSessions(to: &routes)
    addAttempts(to: &routes)
    addKeys(to: &routes)
    addStaff(to: &routes)
    addPosts(to: &routes)
    addOwnAccount(to: &routes)
    addOwnPassword(to: &routes)
    addApprovals(to: &routes)
    addBorrower(to: &routes)
    addBorrowerSessions(to: &routes)
    routes.shows(SignInPage.self, in: .bare)
    routes.shows(CodePage.self, in: .bare)
    routes.shows(EnrolPage.self, in: .bare)
    routes.shows(RecoveryCodesPage.self, in: .bare)
    return routes
  }
}
