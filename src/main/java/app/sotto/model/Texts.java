package app.sotto.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The program's texts, all from the bundle {@code app/sotto/texts.properties}. */
public final class Texts {
    private Texts() {}

    /**
     * The text of a key with its arguments filled in ({@link MessageFormat}: a literal apostrophe is written twice, in
     * every text of the bundle).
     *
     * @throws java.util.MissingResourceException when the bundle lacks the key
     */
    public static String of(String key, Object... arguments) {
        ResourceBundle bundle = ResourceBundle.getBundle("app.sotto.texts", Locale.getDefault(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), Locale.getDefault()).format(arguments);
    }
}
