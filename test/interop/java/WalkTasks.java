import com.meilisearch.sdk.Client;
import com.meilisearch.sdk.model.CancelTasksQuery;
import com.meilisearch.sdk.model.DeleteTasksQuery;
import com.meilisearch.sdk.model.Task;
import com.meilisearch.sdk.model.TaskStatus;
import com.meilisearch.sdk.model.TasksQuery;
import com.meilisearch.sdk.model.TasksResults;
import com.meilisearch.sdk.model.batch.req.BatchesQuery;
import com.meilisearch.sdk.model.batch.res.Batch;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

/** The steps that look for tasks, stop them and delete them. */
final class WalkTasks {
    private static Task[] canceled = {};

    private WalkTasks() {}

    static void walk(Client client) {
        Step.step("task-types", () -> {
            Integer index = Walk.indexTask.getUid();
            Integer documents = Walk.documentsTask.getUid();
            TasksQuery snapshots = new TasksQuery().setTypes(words("snapshotCreation"));
            Step.same(uids(client, snapshots), List.of(Walk.snapshotTask.getUid()));
            TasksQuery both = new TasksQuery().setTypes(words("indexCreation", "documentAdditionOrUpdate"));
            Step.same(uids(client, both), List.of(documents, index));
            TasksQuery reversed = new TasksQuery().setIndexUids(words("movies")).setReverse(true);
            Step.same(uids(client, reversed), List.of(index, documents));
            Step.same(uids(client, new TasksQuery().setUids(new int[] {index, documents})), List.of(documents, index));
        });
        Step.step("task-statuses", () -> {
            Step.same(client.getTasks(new TasksQuery().setStatuses(words("succeeded"))).getTotal(), 3);
            Step.same(uids(client, new TasksQuery().setStatuses(words("failed", "canceled"))), List.of());
        });
        Step.step("task-dates", () -> {
            Date earlier = Date.from(Walk.indexTask.getEnqueuedAt().toInstant().minus(Duration.ofHours(1)));
            Step.same(client.getTasks(new TasksQuery().setAfterEnqueuedAt(earlier)).getTotal(), 3);
            Step.same(client.getTasks(new TasksQuery().setAfterStartedAt(earlier)).getTotal(), 3);
            Step.same(client.getTasks(new TasksQuery().setAfterFinishedAt(earlier)).getTotal(), 3);
            Step.same(client.getTasks(new TasksQuery().setBeforeEnqueuedAt(earlier)).getTotal(), 0);
            Step.same(client.getTasks(new TasksQuery().setBeforeStartedAt(earlier)).getTotal(), 0);
            Step.same(client.getTasks(new TasksQuery().setBeforeFinishedAt(earlier)).getTotal(), 0);
        });
        Step.step("task-pages", () -> {
            TasksResults page = client.getTasks(new TasksQuery().setLimit(1).setFrom(1));
            Step.same(List.of(page.getLimit(), page.getFrom(), page.getNext(), page.getTotal()), List.of(1, 1, 0, 3));
        });
        Step.step("batches", () -> {
            List<Batch> found =
                    client.getAllBatches(new BatchesQuery().setTypes(words("snapshotCreation"))).getResults();
            Step.same(found.size(), 1);
            Step.same(client.getBatch(found.get(0).getUid()).getStats(), found.get(0).getStats());
        });
        Step.step("cancel-tasks", () -> cancel(client));
        Step.step("delete-tasks", () -> {
            DeleteTasksQuery query = new DeleteTasksQuery().setStatuses(words("canceled"));
            Task task = Walk.succeeded(client.deleteTasks(query), "taskDeletion");
            Step.same(task.getDetails().getOriginalFilter(), "?statuses=canceled");
            Step.same(task.getDetails().getDeletedTasks(), canceled.length);
            Step.refused(() -> client.getTask(canceled[0].getUid()), "task_not_found");
        });
        Step.step("failed-task", () -> {
            Task task = Walk.settled(client, client.createIndex("movies"));
            Step.same(task.getStatus(), TaskStatus.FAILED);
            Step.same(task.getError().getCode(), "index_already_exists");
        });
    }

    private static void cancel(Client client) {
        Task task = null;
        // A quick server may have done all of them before it is told to stop: then once more.
        for (int round = 0; round < 10 && (task == null || task.getDetails().getCanceledTasks() == 0); round++) {
            for (int count = 0; count < 20; count++) {
                client.index("movies").addDocuments(Walk.DOCUMENTS);
            }
            CancelTasksQuery query = new CancelTasksQuery().setTypes(words("documentAdditionOrUpdate"));
            task = Walk.succeeded(client.cancelTasks(query), "taskCancelation");
        }
        Step.same(task.getDetails().getOriginalFilter(), "?types=documentAdditionOrUpdate");
        TasksQuery query = new TasksQuery().setCanceledBy(new int[] {task.getUid()}).setLimit(1000);
        canceled = client.getTasks(query).getResults();
        Step.check(canceled.length > 0, "some were canceled");
        Step.same(task.getDetails().getCanceledTasks(), canceled.length);
        for (Task each : canceled) {
            Step.same(each.getStatus(), TaskStatus.CANCELED);
        }
    }

    private static List<Integer> uids(Client client, TasksQuery query) {
        return Arrays.stream(client.getTasks(query).getResults()).map(Task::getUid).toList();
    }

    private static String[] words(String... all) {
        return all;
    }
}
