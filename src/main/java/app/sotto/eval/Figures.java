package app.sotto.eval;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures of one evaluation, in the order in which they were put, printed as one JSON object. */
final class Figures {
    private static final Gson JSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Puts a figure rounded to four decimals. */
    Figures put(String key, double value) {
        values.put(key, Math.round(value * 10_000) / 10_000.0);
        return this;
    }

    Figures put(String key, long count) {
        values.put(key, count);
        return this;
    }

    /** Puts a figure over items, with its 90 % interval under {@code key_lo} and {@code key_hi}. */
    <T> Figures put(String key, List<T> items, ToDoubleFunction<List<T>> figure) {
        Bootstrap interval = Bootstrap.of(items, figure);
        return put(key, figure.applyAsDouble(items)).put(key + "_lo", interval.low()).put(key + "_hi", interval.high());
    }

    String json() {
        return JSON.toJson(values);
    }
}
