package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"

	"github.com/meilisearch/meilisearch-go"
)

var failed bool

// step does one step of the walk and prints its line; what it panics with is why it failed.
func step(name string, walk func()) {
	line := map[string]any{"step": name, "ok": true}
	defer func() {
		if reason := recover(); reason != nil {
			failed = true
			line["ok"], line["detail"] = false, fmt.Sprint(reason)
		}
		if err := json.NewEncoder(os.Stdout).Encode(line); err != nil {
			panic(err)
		}
	}()
	walk()
}

func same(got, want any) {
	if !reflect.DeepEqual(got, want) {
		panic(fmt.Sprintf("got %#v, wanted %#v", got, want))
	}
}

func check(holds bool, what string) {
	if !holds {
		panic("not so: " + what)
	}
}

// done hands over what a call of the SDK answered.
func done[T any](answer T, err error) T {
	if err != nil {
		panic(err)
	}
	return answer
}

// refused asks that a call ended with this status and code, as the SDK tells them.
func refused(err error, status int, code string) {
	var refusal *meilisearch.Error
	check(errors.As(err, &refusal), fmt.Sprintf("refused with %s, but: %v", code, err))
	same(refusal.StatusCode, status)
	same(refusal.MeilisearchApiError.Code, code)
	check(refusal.MeilisearchApiError.Link != "", "an error has a link")
}
