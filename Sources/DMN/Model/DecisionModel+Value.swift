extension DecisionModel {
  /// Worked out once in an evaluation.
  func value(of reference: DMNModel.Reference, _ run: Evaluation) -> FEELValue {
    if let known = run.known[reference] { return known }
    guard let element = elements[reference] else {
      return run.fault("there is no element “\(reference.id)”")
    }
    let value: FEELValue =
      switch element {
      case .input: .null
      case .decision(let ready): decide(ready, reference, run)
      case .knowledge(let ready): ready.logic.value(nil, run).bound(to: ready, of: self)
      case .service(let service): .function(function(service))
      }
    run.known[reference] = value
    return value
  }

  private func decide(
    _ ready: Ready, _ reference: DMNModel.Reference, _ run: Evaluation
  ) -> FEELValue {
    guard run.beingWorkedOut.insert(reference).inserted else {
      return run.fault("“\(ready.name)” needs itself")
    }
    defer { run.beingWorkedOut.remove(reference) }
    let value = run.calling {
      run.within(Place(element: ready.name)) { ready.logic.value(scope(ready, run), run) }
    }
    run.note(.value(element: ready.name, value))
    return value
  }

  func scope(_ ready: Ready, _ run: Evaluation) -> Binding? {
    var scope: Binding?
    for declared in ready.scope {
      switch declared.source {
      case .element(let reference): scope = Binding(value(of: reference, run), scope)
      case .imported(let entries):
        let context = FEELContext(entries.map { ($0.name, value(of: $0.reference, run)) })
        scope = Binding(.context(context), scope)
      }
    }
    return scope
  }

  /// A decision service is a function of its inputs.
  private func function(_ service: ReadyInvocable) -> FEELFunction {
    let parameters = zip(service.parameters, service.types).map { parameter, type in
      FEELFunction.Parameter(name: parameter.name, type: type)
    }
    return FEELFunction(
      service.name,
      [
        FEELFunction.Overload(parameters: parameters) { given, run in
          self.answer(service, (0..<parameters.count).map { given[$0] }, run)
        }
      ])
  }

  /// Its decisions with these inputs alone, whatever is known outside.
  func answer(
    _ service: ReadyInvocable, _ values: [FEELValue], _ run: Evaluation
  ) -> FEELValue {
    let outside = (run.known, run.beingWorkedOut)
    defer { (run.known, run.beingWorkedOut) = outside }
    (run.known, run.beingWorkedOut) = ([:], [])
    for (parameter, value) in zip(service.parameters, values) {
      guard let element = elements[parameter.reference] else { continue }
      run.known[parameter.reference] = admit(value, as: element, run)
    }
    let answers = service.outputs.map { ($0.name, value(of: $0.reference, run)) }
    let answer =
      answers.count == 1 ? answers[0].1 : run.bounded(.context(FEELContext(answers)))
    return service.type.admit(answer, run)
      ?? run.fault("what “\(service.name)” answers is not of its type")
  }
}

extension FEELValue {
  /// A business knowledge model's function sees what the model requires whenever it is called, so
  /// that it may call itself.
  fileprivate func bound(to ready: DecisionModel.Ready, of model: DecisionModel) -> FEELValue {
    guard case .function(let function) = self else { return self }
    let overloads = function.overloads.map { overload in
      FEELFunction.Overload(parameters: overload.parameters, result: overload.result) {
        given, run in
        let inside = ready.logic.value(model.scope(ready, run), run)
        guard case .function(let function) = inside else { return .null }
        return run.within(Place(element: ready.name)) {
          function.overloads[0].body(given, run)
        }
      }
    }
    return .function(FEELFunction(ready.name, overloads))
  }
}
