import ArgumentParser

/// The command line of Caudal.
@main
struct Caudal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caudal",
    abstract: "Opera una financiera mexicana de principio a fin.",
    discussion: """
      Empiece con «caudal demo»: levanta dos instituciones de demostración en esta máquina, \
      sin instalar nada más. Para operar de verdad use «serve» con DATABASE_URL.
      """,
    subcommands: [
      DemoCommand.self, ServeCommand.self, MigrateCommand.self, TenantCommand.self,
      UserCommand.self, KeyCommand.self, EODCommand.self, QuoteCommand.self, DoctorCommand.self,
      AuditCommand.self,
    ])
}
