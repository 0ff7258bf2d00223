extension Elements {
  /// Worked out once in an evaluation.
  func value(of slot: Int, _ run: Evaluation) -> FEELValue {
    switch run.memory[slot] {
    case .known(let value): return value
    case .beingWorkedOut: return run.fault("“\(elements[slot].name)” needs itself")
    case .unknown: break
    }
    run.memory[slot] = .beingWorkedOut
    let value: FEELValue =
      switch elements[slot] {
      case .input: .null
      case .decision(let ready): decide(ready, run)
      case .knowledge(let ready): ready.logic.value(.empty, run).bound(to: ready, of: self)
      case .service(let service): .function(function(service))
      }
    run.memory[slot] = .known(value)
    return value
  }

  private func decide(_ ready: Ready, _ run: Evaluation) -> FEELValue {
    let value = run.calling {
      run.within(ready.place) { ready.logic.value(scope(ready, run), run) }
    }
    run.note(.value(element: ready.name, value))
    return value
  }

  func scope(_ ready: Ready, _ run: Evaluation) -> Scope {
    Scope(
      ready.required.map { source in
        switch source {
        case .element(let slot): value(of: slot, run)
        case .imported(let entries):
          .context(FEELContext(entries.map { ($0.name, value(of: $0, run)) }))
        }
      })
  }

  private func value(of element: Named, _ run: Evaluation) -> FEELValue {
    element.slot.map { value(of: $0, run) }
      ?? run.fault("there is no element “\(element.name)”")
  }

  /// A decision service is a function of its inputs.
  private func function(_ service: ReadyInvocable) -> FEELFunction {
    FEELFunction(
      service.name,
      [
        FEELFunction.Overload(parameters: service.signature) { given, run in
          self.answer(service, service.signature.indices.map { given[$0] }, run)
        }
      ])
  }

  /// Its decisions with these inputs alone, whatever is known outside.
  func answer(
    _ service: ReadyInvocable, _ values: [FEELValue], _ run: Evaluation
  ) -> FEELValue {
    run.knowingNothing(of: self) {
      for (parameter, value) in zip(service.parameters, values) {
        if let slot = parameter.slot { give(value, to: slot, run) }
      }
      let answers = service.outputs.map { ($0.name, value(of: $0, run)) }
      let answer =
        answers.count == 1 ? answers[0].1 : run.bounded(.context(FEELContext(answers)))
      return service.type.admit(answer, run)
        ?? run.fault("what “\(service.name)” answers is not of its type")
    }
  }
}

extension FEELValue {
  /// A business knowledge model's function sees what the model requires whenever it is called, so
  /// that it may call itself.
  fileprivate func bound(to ready: Elements.Ready, of elements: Elements) -> FEELValue {
    guard case .function(let function) = self else { return self }
    let overloads = function.overloads.map { overload in
      FEELFunction.Overload(parameters: overload.parameters, result: overload.result) {
        given, run in
        run.knowing(elements) {
          let inside = ready.logic.value(elements.scope(ready, run), run)
          guard case .function(let function) = inside else { return .null }
          return run.within(ready.place) { function.overloads[0].body(given, run) }
        }
      }
    }
    return .function(FEELFunction(ready.name, overloads))
  }
}
