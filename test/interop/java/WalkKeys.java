import com.meilisearch.sdk.Client;
import com.meilisearch.sdk.model.Key;
import com.meilisearch.sdk.model.KeyUpdate;
import com.meilisearch.sdk.model.KeysQuery;
import com.meilisearch.sdk.model.TaskStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

/** The steps with keys, which only a server with a master key has. */
final class WalkKeys {
    private static Key made;

    private WalkKeys() {}

    static void walk(Client client, String url) {
        Step.step("list-keys", () -> {
            Step.same(client.getKeys().getTotal(), 4);
            Step.same(client.getKeys(new KeysQuery().setLimit(1)).getResults().length, 1);
        });
        Step.step("create-key", () -> {
            Date expiry = Date.from(Instant.parse("2099-01-02T03:04:05Z"));
            Key wanted = new Key()
                    .setName("Snapshots")
                    .setDescription("takes snapshots")
                    .setActions(new String[] {"snapshots.create", "tasks.get"})
                    .setIndexes(new String[] {"*"})
                    .setExpiresAt(expiry);
            made = client.createKey(wanted);
            Step.same(made.getExpiresAt(), expiry);
            Step.same(client.getKeys().getTotal(), 5);
        });
        Step.step("get-key", () -> {
            for (String name : List.of(made.getUid(), made.getKey())) {
                Key found = client.getKey(name);
                Step.same(List.of(found.getUid(), found.getKey()), List.of(made.getUid(), made.getKey()));
                Step.same(Arrays.asList(found.getActions()), List.of("snapshots.create", "tasks.get"));
            }
        });
        Step.step("update-key", () -> {
            Key renamed = client.updateKey(made.getUid(), new KeyUpdate().setName("Renamed"));
            Step.same(List.of(renamed.getUid(), renamed.getName()), List.of(made.getUid(), "Renamed"));
            Step.same(renamed.getDescription(), "takes snapshots");
        });
        Step.step("refused-key", () -> {
            Client guest = Walk.connect(url, made.getKey());
            Step.same(Walk.settled(guest, guest.createSnapshot()).getStatus(), TaskStatus.SUCCEEDED);
            Step.refused(() -> guest.createIndex("theirs"), "invalid_api_key");
            Step.refused(() -> Walk.connect(url, "a wrong key").createSnapshot(), "invalid_api_key");
        });
        Step.step("no-key", () -> {
            Step.refused(() -> Walk.connect(url, null).createSnapshot(), "missing_authorization_header");
            Step.same(Walk.connect(url, null).isHealthy(), true);
        });
        Step.step("delete-key", () -> {
            client.deleteKey(made.getUid());
            Step.refused(() -> client.getKey(made.getUid()), "api_key_not_found");
        });
    }
}
