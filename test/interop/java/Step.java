import com.google.gson.JsonObject;
import com.meilisearch.sdk.exceptions.MeilisearchApiException;
import java.util.Objects;

/** Does the steps of a walk and prints a line for each. */
final class Step {
    private static boolean failed;

    interface Walk {
        void run() throws Exception;
    }

    private Step() {}

    static void step(String name, Walk walk) {
        JsonObject line = new JsonObject();
        line.addProperty("step", name);
        try {
            walk.run();
            line.addProperty("ok", true);
        } catch (Throwable reason) {
            failed = true;
            line.addProperty("ok", false);
            line.addProperty("detail", reason.toString());
        }
        System.out.println(line);
    }

    /** The program's exit code. */
    static int outcome() {
        return failed ? 1 : 0;
    }

    static void same(Object got, Object want) {
        if (!Objects.deepEquals(got, want)) {
            throw new AssertionError("got " + got + ", wanted " + want);
        }
    }

    static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not so: " + what);
        }
    }

    /** Asks that a call ended with an error of this code. The SDK does not tell the status. */
    static void refused(Walk call, String code) throws Exception {
        try {
            call.run();
        } catch (MeilisearchApiException error) {
            same(error.getCode(), code);
            check(error.getLink() != null && error.getType() != null, "an error has a type and a link");
            return;
        }
        throw new AssertionError("wanted " + code + ", got an answer");
    }
}
