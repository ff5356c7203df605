package app.coffer.desktop.ui.shell;

import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.settings.StartsWith;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one can go in the window of an open vault. */
sealed interface Place {

  /** What its entry in the sidebar is called, after {@code go-}. */
  String id();

  /** The entry in the sidebar under which it is found. */
  default Place entry() {
    return this;
  }

  /** Where the window of a vault begins. */
  static Place start(Appearance chosen) {
    return switch (StartsWith.in(chosen)) {
      case REGISTER -> new All();
      case OVERVIEW -> new Overview();
      case BUDGET -> new Budget();
    };
  }

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

  record Overview() implements Place {
    @Override
    public String id() {
      return "overview";
    }
  }

  /** One report; reached from elsewhere. */
  record OfReport(ReportKind kind) implements Place {
    @Override
    public String id() {
      return "report-" + kind;
    }

    @Override
    public Place entry() {
      return new Reports();
    }
  }

  record Reports() implements Place {
    @Override
    public String id() {
      return "reports";
    }
  }

  /** What has no category yet; reached from the overview. */
  record Uncategorised() implements Place {
    @Override
    public String id() {
      return "uncategorised";
    }

    @Override
    public Place entry() {
      return new Reports();
    }
  }

  /** Exchange rates. */
  record Rates() implements Place {
    @Override
    public String id() {
      return "rates";
    }
  }

  /** Categories, payees and tags themselves. */
  record Catalogue() implements Place {
    @Override
    public String id() {
      return "catalogue";
    }
  }

  record Rules() implements Place {
    @Override
    public String id() {
      return "rules";
    }
  }

  record Conflicts() implements Place {
    @Override
    public String id() {
      return "conflicts";
    }
  }

  /** Everything of another program on its way into this vault. */
  record Bring() implements Place {
    @Override
    public String id() {
      return "bring";
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
