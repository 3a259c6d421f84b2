import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.meilisearch.sdk.Client;
import com.meilisearch.sdk.Config;
import com.meilisearch.sdk.Index;
import com.meilisearch.sdk.model.CancelTasksQuery;
import com.meilisearch.sdk.model.DocumentQuery;
import com.meilisearch.sdk.model.DocumentsQuery;
import com.meilisearch.sdk.model.Results;
import com.meilisearch.sdk.model.Stats;
import com.meilisearch.sdk.model.Task;
import com.meilisearch.sdk.model.TaskInfo;
import com.meilisearch.sdk.model.TaskStatus;
import com.meilisearch.sdk.model.TasksQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Walks through the server with the official Java SDK: Walk URL [MASTER_KEY]. Prints one line of JSON per step. */
public final class Walk {
    record Movie(Integer id, String title) {}

    static final List<Movie> COLLECTION =
            List.of(new Movie(1, "Carol"), new Movie(2, "Wonder Woman"), new Movie(3, "Life of Pi"));
    static final String DOCUMENTS = new Gson().toJson(COLLECTION);

    static Client client;
    static Task indexTask;
    static Task documentsTask;
    static Task snapshotTask;

    private Walk() {}

    public static void main(String[] arguments) {
        String url = arguments[0];
        String key = arguments.length > 1 ? arguments[1] : null;
        client = connect(url, key);
        walkServer();
        WalkTasks.walk(client);
        if (key == null) {
            Step.step("no-master-key", () -> Step.refused(() -> client.getKeys(), "missing_master_key"));
        } else {
            WalkKeys.walk(client, url);
        }
        Step.step("delete-index", () -> {
            Step.same(succeeded(client.deleteIndex("movies"), "indexDeletion").getDetails().getDeletedDocuments(), 3);
            Step.same(client.getStats().getIndexes().size(), 0);
        });
        System.exit(Step.outcome());
    }

    static Client connect(String url, String key) {
        return new Client(key == null ? new Config(url) : new Config(url, key));
    }

    /** Waits as the SDK does, which then says nothing: so asks once more. */
    static Task settled(Client by, TaskInfo info) {
        by.waitForTask(info.getTaskUid());
        return by.getTask(info.getTaskUid());
    }

    static Task succeeded(TaskInfo info, String type) {
        Step.same(info.getStatus(), TaskStatus.ENQUEUED);
        Step.same(info.getType(), type);
        Task task = settled(client, info);
        Step.same(task.getStatus(), TaskStatus.SUCCEEDED);
        Step.same(task.getType(), type);
        Step.same(task.getUid(), info.getTaskUid());
        Step.same(task.getError(), null);
        Step.check(!task.getStartedAt().before(task.getEnqueuedAt()), "it starts after it was enqueued");
        Step.check(!task.getFinishedAt().before(task.getStartedAt()), "it ends after it started");
        return task;
    }

    private static void walkServer() {
        Index movies = client.index("movies");
        Step.step("health", () -> {
            Step.same(client.health(), "{\"status\":\"available\"}");
            Step.same(client.isHealthy(), true);
        });
        Step.step("version", () -> {
            JsonObject version = JsonParser.parseString(client.getVersion()).getAsJsonObject();
            Step.check(version.get("pkgVersion").getAsString().startsWith("1.50.0+stillframe."), "pkgVersion");
        });
        Step.step("create-index", () -> {
            indexTask = succeeded(client.createIndex("movies", "id"), "indexCreation");
            Step.same(indexTask.getDetails().getPrimaryKey(), "id");
            Step.same(client.getIndex("movies").getPrimaryKey(), "id");
            Step.same(client.getIndexes().getTotal(), 1);
        });
        Step.step("add-documents", () -> {
            documentsTask = succeeded(movies.addDocuments(DOCUMENTS), "documentAdditionOrUpdate");
            Step.same(documentsTask.getIndexUid(), "movies");
            Step.same(documentsTask.getDetails().getReceivedDocuments(), 3);
            Step.same(documentsTask.getDetails().getIndexedDocuments(), 3);
        });
        Step.step("read-documents", () -> {
            DocumentsQuery query = new DocumentsQuery().setLimit(2).setOffset(1);
            query.setFields(new String[] {"id", "title"});
            Results<Movie> page = movies.getDocuments(query, Movie.class);
            Step.same(Arrays.asList(page.getResults()), COLLECTION.subList(1, 3));
            Step.same(List.of(page.getTotal(), page.getLimit(), page.getOffset()), List.of(3, 2, 1));
            Step.same(movies.getDocument("1", Movie.class), COLLECTION.get(0));
            DocumentQuery title = new DocumentQuery();
            title.setFields(new String[] {"title"});
            Step.same(movies.getDocument("2", title, Movie.class), new Movie(null, "Wonder Woman"));
        });
        Step.step("stats", () -> {
            Stats stats = client.getStats();
            Step.check(stats.getDatabaseSize() > 0, "databaseSize");
            Step.same(stats.getIndexes().get("movies").getFieldDistribution(), Map.of("id", 3, "title", 3));
            Step.same(movies.getStats().getNumberOfDocuments(), 3L);
        });
        Step.step("create-snapshot", () -> {
            snapshotTask = succeeded(client.createSnapshot(), "snapshotCreation");
            Step.same(snapshotTask.getIndexUid(), null);
            Step.same(snapshotTask.getDetails(), null);
        });
        Step.step("missing", () -> {
            Step.refused(() -> client.getTask(4_000_000), "task_not_found");
            Step.refused(() -> client.getIndex("nowhere"), "index_not_found");
            Step.refused(() -> movies.getDocument("4711", Movie.class), "document_not_found");
            TasksQuery unheardOf = new TasksQuery().setTypes(new String[] {"unheardOf"});
            Step.refused(() -> client.getTasks(unheardOf), "invalid_task_types");
            Step.refused(() -> client.cancelTasks(new CancelTasksQuery()), "missing_task_filters");
        });
    }
}
