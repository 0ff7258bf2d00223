public import Kernel

/// What a person sees when something was refused or failed: what happened and what to do next.
public struct ProblemPage: Page {
  public let problem: Problem
  public let requestID: String
  /// Where "go back" leads.
  public let home: Href

  public init(problem: Problem, requestID: String, home: Href) {
    self.problem = problem
    self.requestID = requestID
    self.home = home
  }

  public var title: String { problem.title }

  public var body: HTML {
    """
    <div class="problem">
    <p class="problem-code">\(problem.status)</p>
    <h1>\(problem.title)</h1>
    <p class="lead">\(problem.detail)</p>
    \(problem.errors.isEmpty ? .empty : errors)
    <p><a class="button" href="\(home)">Ir al inicio</a></p>
    <p class="hint">Número de esta solicitud: <code>\(requestID)</code></p>
    </div>
    """
  }

  private var errors: HTML {
    "<ul>\(problem.errors.map { "<li>\($0.message)</li>" as HTML })</ul>"
  }

  public static var samples: KeyValuePairs<String, ProblemPage> {
    [
      "no existe": ProblemPage(
        problem: NotFound().problem, requestID: "req_0190c1e29f3a7bdc", home: "/"),
      "sin permiso": ProblemPage(
        problem: Forbidden().problem, requestID: "req_0190c1e29f3a7bdc", home: "/oficina"),
      "falla nuestra": ProblemPage(
        problem: Unexpected(requestID: "req_0190c1e29f3a7bdc").problem,
        requestID: "req_0190c1e29f3a7bdc", home: "/"),
    ]
  }
}
