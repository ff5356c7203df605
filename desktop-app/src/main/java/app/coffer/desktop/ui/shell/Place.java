package app.coffer.desktop.ui.shell;

import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one can go in the window of an open vault. */
sealed interface Place {

  /** What its entry in the sidebar is called, after {@code go-}. */
  String id();

  record All() implements Place {
    @Override
    public String id() {
      return "all";
    }
  }

  record Budget() implements Place {
    @Override
    public String id() {
      return "budget";
    }
  }

  record Schedules() implements Place {
    @Override
    public String id() {
      return "schedules";
    }
  }

  record Conflicts() implements Place {
    @Override
    public String id() {
      return "conflicts";
    }
  }

  /** What was imported before. */
  record Imported() implements Place {
    @Override
    public String id() {
      return "imported";
    }
  }

  record Settings() implements Place {
    @Override
    public String id() {
      return "settings";
    }
  }

  record OfAccount(RecordId account) implements Place {
    @Override
    public String id() {
      return account.toString();
    }
  }

  /**
   * Bank files on their way into accounts; reached by its files, not from the sidebar.
   *
   * @param account where the person was; null for none
   */
  record Import(@Nullable RecordId account, List<Path> files) implements Place {
    @Override
    public String id() {
      return "import";
    }
  }
}
