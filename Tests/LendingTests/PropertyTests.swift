import LendingLives
import Testing

/// What must hold of every case, judged on a few thousand: `make properties` judges as many as it
/// is asked to.
@Suite struct PropertyTests {
  @Test(arguments: Property.all) func everyPropertyHolds(property: Property) {
    let outcome = property.run(property.usualCases)
    #expect(outcome.cases == property.usualCases && outcome.faults == 0)
    if let fault = outcome.firstFault { Issue.record("\(fault)") }
  }
}
