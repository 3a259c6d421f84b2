package main

import (
	"time"

	"github.com/meilisearch/meilisearch-go"
)

func walkKeys(url string) {
	var made *meilisearch.Key
	step("list-keys", func() {
		same(done(client.GetKeys(nil)).Total, int64(4))
		same(len(done(client.GetKeys(&meilisearch.KeysQuery{Limit: 1})).Results), 1)
	})
	step("create-key", func() {
		expiry := time.Date(2099, 1, 2, 3, 4, 5, 0, time.UTC)
		made = done(client.CreateKey(&meilisearch.Key{
			Name:        "Snapshots",
			Description: "takes snapshots",
			Actions:     []string{"snapshots.create", "tasks.get"},
			Indexes:     []string{"*"},
			ExpiresAt:   expiry,
		}))
		check(made.ExpiresAt.Equal(expiry), "expiresAt")
		same(done(client.GetKeys(nil)).Total, int64(5))
	})
	step("get-key", func() {
		same(done(client.GetKey(made.UID)), made)
		same(done(client.GetKey(made.Key)), made)
	})
	step("update-key", func() {
		renamed := done(client.UpdateKey(made.UID, &meilisearch.Key{Name: "Renamed", Description: made.Description}))
		same([]string{renamed.UID, renamed.Name, renamed.Description}, []string{made.UID, "Renamed", "takes snapshots"})
	})
	step("refused-key", func() {
		guest := connect(url, made.Key)
		same(settled(guest, done(guest.CreateSnapshot())).Status, meilisearch.TaskStatusSucceeded)
		_, err := guest.CreateIndex(&meilisearch.IndexConfig{Uid: "theirs"})
		refused(err, 403, "invalid_api_key")
		_, err = connect(url, "a wrong key").CreateSnapshot()
		refused(err, 403, "invalid_api_key")
	})
	step("no-key", func() {
		_, err := connect(url, "").CreateSnapshot()
		refused(err, 401, "missing_authorization_header")
		same(connect(url, "").IsHealthy(), true)
	})
	step("delete-key", func() {
		same(done(client.DeleteKey(made.UID)), true)
		_, err := client.GetKey(made.UID)
		refused(err, 404, "api_key_not_found")
	})
}
