package app.coffer.desktop.ui.shell;

import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;

/** Moves an account within its group of the sidebar: dragged, or by Alt with an arrow. */
final class AccountMoves {
  private static final DataFormat ACCOUNT = new DataFormat("application/x-coffer-account");
  private final List<RecordId> group;
  private final int at;
  private final BiConsumer<RecordId, Integer> move;

  /**
   * @param shown the account's entry
   * @param group all of the group, in their order
   */
  AccountMoves(
      Node shown, List<SidebarViewModel.Entry> group, int at, BiConsumer<RecordId, Integer> move) {
    this.group = group.stream().map(entry -> entry.account().id()).toList();
    this.at = at;
    this.move = move;
    shown.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    shown.setOnDragDetected(event -> {
      var content = new ClipboardContent();
      content.put(ACCOUNT, this.group.get(at).hex());
      shown.startDragAndDrop(TransferMode.MOVE).setContent(content);
      event.consume();
    });
    shown.setOnDragOver(event -> {
      if (dragged(event) >= 0) {
        event.acceptTransferModes(TransferMode.MOVE);
        event.consume();
      }
    });
    shown.setOnDragDropped(event -> {
      int from = dragged(event);
      if (from >= 0) {
        event.setDropCompleted(true);
        event.consume();
        move.accept(this.group.get(from), at);
      }
    });
  }

  /** The place of what is dragged over; negative where it is nothing of this group. */
  private int dragged(DragEvent event) {
    return event.getDragboard().getContent(ACCOUNT) instanceof String id
        ? group.indexOf(RecordId.ofHex(id))
        : -1;
  }

  private void key(KeyEvent event) {
    boolean up = event.getCode() == KeyCode.UP;
    if (event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
      move.accept(group.get(at), at + (up ? -1 : 1));
      event.consume();
    }
  }
}
