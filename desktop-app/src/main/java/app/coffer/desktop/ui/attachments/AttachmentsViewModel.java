package app.coffer.desktop.ui.attachments;

import app.coffer.desktop.attachment.AttachmentRefused;
import app.coffer.desktop.attachment.Attachments;
import app.coffer.desktop.attachment.Attachments.Entry;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The files of one transaction, and what one can do with them. */
final class AttachmentsViewModel {
  private final OpenVault vault;
  private final UiContext context;
  private final RecordId transaction;
  private final Viewer viewer;
  private final Speaker speaker;
  private final ObjectProperty<List<Item>> items = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Optional<Fetching>> fetching =
      new SimpleObjectProperty<>(Optional.empty());
  private @Nullable Refresh refresh;

  /** Where notes go. */
  interface Speaker {
    void say(String text);

    void offer(String text, String action, Runnable act);
  }

  /**
   * A line of the list.
   *
   * @param detail how large it is, and where
   */
  record Item(RecordId id, String name, String detail) {}

  /**
   * @param share of the file that is here, 0 to 1
   */
  record Fetching(String name, double share) {}

  AttachmentsViewModel(
      OpenVault vault, UiContext context, RecordId transaction, Viewer viewer, Speaker speaker) {
    this.vault = vault;
    this.context = context;
    this.transaction = transaction;
    this.viewer = viewer;
    this.speaker = speaker;
  }

  ObjectProperty<List<Item>> itemsProperty() {
    return items;
  }

  /** What is being fetched from the server. */
  ObjectProperty<Optional<Fetching>> fetchingProperty() {
    return fetching;
  }

  void listen() {
    refresh = new Refresh(vault.changes(), context.background(), this::read);
    read();
  }

  void stop() {
    if (refresh != null) {
      refresh.close();
      refresh = null;
    }
  }

  private Attachments attachments() {
    return vault.attachments();
  }

  private void read() {
    context.background().run(() -> attachments().of(transaction)).then(this::show);
  }

  private void show(List<Entry> entries) {
    boolean syncing = vault.sync().state().server().isPresent();
    items.set(
        entries.stream()
            .map(entry ->
                new Item(entry.id(), entry.name(), AttachmentWords.detail(entry, syncing, context)))
            .toList());
  }

  void add(List<Path> files) {
    Attaching.attach(vault, context, transaction, files, speaker::say);
  }

  /** Shows a copy in another program. */
  void open(Item item) {
    work(() -> attachments().copyToOpen(item.id(), share -> told(item, share)))
        .onFault(
            IOException.class, nobody -> speaker.say(context.words().get("attachments.noViewer")))
        .then(this::view);
  }

  private void view(Path copy) {
    fetching.set(Optional.empty());
    context
        .background()
        .run(() -> {
          viewer.show(copy);
          return true;
        })
        .onFault(
            IOException.class, nobody -> speaker.say(context.words().get("attachments.noViewer")))
        .then(shown -> {});
  }

  /** Writes the file where the person chose, who was asked before a file there is replaced. */
  void save(Item item, Path target) {
    work(
            () -> {
              attachments().save(item.id(), target, true, share -> told(item, share));
              return target.getFileName();
            })
        .then(name -> {
          fetching.set(Optional.empty());
          speaker.say(context.words().get("attachments.saved", name));
        });
  }

  void remove(Item item) {
    work(
            () -> {
              attachments().remove(item.id());
              return true;
            })
        .then(removed ->
            speaker.offer(
                context.words().get("attachments.removed", item.name()),
                context.words().get("attachments.undo"),
                () -> bringBack(item)));
  }

  private void bringBack(Item item) {
    work(() -> attachments().bringBack(item.id())).then(back -> {});
  }

  private void told(Item item, double share) {
    context
        .background()
        .onWindow(() -> fetching.set(Optional.of(new Fetching(item.name(), share))));
  }

  private <T> Background.Job<T> work(Callable<T> task) {
    return context
        .background()
        .run(task)
        .onFault(
            AttachmentRefused.class,
            refused -> failed(AttachmentWords.of(refused, context.words())))
        .onFault(SyncFault.class, fault -> failed(AttachmentWords.of(fault, context.words())));
  }

  private void failed(String sentence) {
    fetching.set(Optional.empty());
    speaker.say(sentence);
  }
}
