package app.coffer.desktop.ui.attachments;

import app.coffer.desktop.attachment.Attachments;
import app.coffer.desktop.ui.kit.UiContext;
import javafx.scene.control.CheckBox;

/** Whether every attachment is kept on this computer too. */
public final class FetchAllBox extends CheckBox {
  private final Attachments attachments;
  private final UiContext context;

  public FetchAllBox(Attachments attachments, UiContext context) {
    super(context.words().get("attachments.fetchAll"));
    this.attachments = attachments;
    this.context = context;
    setId("attachments-fetch-all");
    setWrapText(true);
    setOnAction(event -> choose(isSelected()));
  }

  /** Reads what was chosen before. */
  public void read() {
    context.background().run(attachments::fetchesAll).then(this::setSelected);
  }

  private void choose(boolean all) {
    context
        .background()
        .run(() -> {
          attachments.fetchAll(all);
          return all;
        })
        .then(chosen -> {});
  }
}
