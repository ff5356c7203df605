package app.coffer.desktop.ui.shell;

import app.coffer.wire.id.RecordId;
import java.nio.file.Path;

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

  /** A bank file on its way into an account; reached by its file, not from the sidebar. */
  record Import(RecordId account, Path file) implements Place {
    @Override
    public String id() {
      return "import";
    }
  }
}
