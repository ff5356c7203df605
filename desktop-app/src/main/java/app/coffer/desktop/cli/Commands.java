package app.coffer.desktop.cli;

import picocli.CommandLine;

/** The tree of commands. */
final class Commands {
  private Commands() {}

  static CommandLine of(Coffer coffer) {
    var line = new CommandLine(coffer);
    group(line, VaultCommands.top(), VaultCommands.of(coffer));
    group(line, AccountCommands.top(), AccountCommands.of(coffer));
    group(line, CategoryCommands.top(), CategoryCommands.of(coffer));
    group(line, TransactionCommands.top(), TransactionCommands.of(coffer));
    group(line, AttachmentCommands.top(), AttachmentCommands.of(coffer));
    group(line, BudgetCommands.top(), BudgetCommands.of(coffer));
    group(line, ScheduleCommands.top(), ScheduleCommands.of(coffer));
    group(line, RuleCommands.top(), RuleCommands.of(coffer));
    group(line, ReportCommands.top(), ReportCommands.of(coffer));
    line.addSubcommand(new ImportCommand(coffer));
    group(line, ImportsCommands.top(), ImportsCommands.of(coffer));
    line.addSubcommand(new ImportFromCommand(coffer));
    line.addSubcommand(new ExportCommand(coffer));
    group(line, SyncCommands.top(), SyncCommands.of(coffer));
    group(line, PairCommands.top(), PairCommands.of(coffer));
    group(line, DeviceCommands.top(), DeviceCommands.of(coffer));
    group(line, ConflictCommands.top(), ConflictCommands.of(coffer));
    line.addSubcommand(new HistoryCommand(coffer));
    line.addSubcommand(new RestoreCommand(coffer));
    line.addSubcommand(new DemoCommand(coffer));
    line.addSubcommand(new BackupCommand(coffer));
    line.addSubcommand(new RestoreBackupCommand(coffer));
    line.addSubcommand(new VerifyCommand(coffer));
    return line;
  }

  private static void group(CommandLine line, Object top, Object... commands) {
    var group = new CommandLine(top);
    for (Object command : commands) {
      group.addSubcommand(command);
    }
    line.addSubcommand(group);
  }
}
