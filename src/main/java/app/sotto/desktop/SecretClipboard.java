package app.sotto.desktop;

import app.sotto.model.Progress;
import app.sotto.model.SottoException;
import java.awt.AWTError;
import java.awt.HeadlessException;
import java.awt.Toolkit;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.SystemFlavorMap;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The system's clipboard, for text that clipboard managers are asked not to keep and that is taken off again. */
public final class SecretClipboard {
    /** KDE's hint, honoured by several clipboard managers; its value is {@code secret}. */
    private static final String HINT = "x-kde-passwordManagerHint";

    private SecretClipboard() {}

    /**
     * Lays text on the clipboard, waits until another program takes the clipboard over or the time is up, and clears it.
     *
     * @return whether the text was still there and was cleared
     * @throws SottoException.Failed where there is no clipboard
     */
    public static boolean hold(String text, Duration time, Progress progress) {
        Clipboard clipboard;
        try {
            clipboard = Toolkit.getDefaultToolkit().getSystemClipboard();
        } catch (HeadlessException | AWTError e) {
            throw new SottoException.Failed(e, "clipboard.none");
        }
        CountDownLatch lost = new CountDownLatch(1);
        clipboard.setContents(new Secret(text), (board, contents) -> lost.countDown());
        try {
            for (long left = time.toMillis(); left > 0 && !progress.cancelled(); left -= 100) {
                progress.share(1 - left / (double) time.toMillis());
                if (lost.await(100, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clipboard.setContents(new StringSelection(""), null);
        return true;
    }

    private record Secret(String text) implements Transferable {
        private static final DataFlavor HINT_FLAVOR = hintFlavor();

        private static DataFlavor hintFlavor() {
            DataFlavor flavor = new DataFlavor("application/x-sotto-secret; class=java.io.InputStream", "secret");
            if (SystemFlavorMap.getDefaultFlavorMap() instanceof SystemFlavorMap table) {
                table.addUnencodedNativeForFlavor(flavor, HINT);
            }
            return flavor;
        }

        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.stringFlavor, HINT_FLAVOR};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return flavor.equals(DataFlavor.stringFlavor) || flavor.equals(HINT_FLAVOR);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) throws UnsupportedFlavorException {
            if (flavor.equals(DataFlavor.stringFlavor)) {
                return text;
            }
            if (flavor.equals(HINT_FLAVOR)) {
                return new ByteArrayInputStream("secret".getBytes(StandardCharsets.US_ASCII));
            }
            throw new UnsupportedFlavorException(flavor);
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }
}
