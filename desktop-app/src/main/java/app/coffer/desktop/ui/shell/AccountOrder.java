package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.settings.Appearance;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** In which order accounts stand in the sidebar, and what is folded there; of this device only. */
final class AccountOrder {
  /** Under this name the closed accounts are folded. */
  static final String CLOSED = "closed";

  private static final String ORDER = "sidebar.order";
  private static final String FOLDED = "sidebar.folded";
  private final Appearance appearance;

  AccountOrder(Appearance appearance) {
    this.appearance = appearance;
  }

  /** Those that nobody moved come after the others, as they are. */
  List<SidebarViewModel.Entry> sorted(List<SidebarViewModel.Entry> entries) {
    List<String> order = texts(ORDER, "");
    return entries.stream()
        .sorted(
            Comparator.comparingInt(entry -> {
              int at = order.indexOf(entry.account().id().hex());
              return at < 0 ? Integer.MAX_VALUE : at;
            }))
        .toList();
  }

  /** Moves an account to the place of another of its group. */
  void move(List<SidebarViewModel.Entry> group, RecordId account, int to) {
    var ids =
        new ArrayList<>(sorted(group).stream().map(entry -> entry.account().id().hex()).toList());
    if (to < 0 || to >= ids.size() || !ids.remove(account.hex())) {
      return;
    }
    ids.add(to, account.hex());
    var all = new ArrayList<>(texts(ORDER, ""));
    all.removeAll(ids);
    all.addAll(ids);
    appearance.set(ORDER, String.join(",", all));
  }

  boolean folded(String group) {
    return texts(FOLDED, CLOSED).contains(group);
  }

  void fold(String group, boolean fold) {
    Set<String> folded = new HashSet<>(texts(FOLDED, CLOSED));
    if (fold) {
      folded.add(group);
    } else {
      folded.remove(group);
    }
    // never empty: that would be as if nobody had chosen
    folded.add("-");
    appearance.set(FOLDED, folded.stream().sorted().collect(Collectors.joining(",")));
  }

  static String name(AccountType type) {
    return type.name();
  }

  private List<String> texts(String key, String otherwise) {
    return Arrays.stream(appearance.text(key, otherwise).split(","))
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
