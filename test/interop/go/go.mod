module stillframe/interop

go 1.21

require github.com/meilisearch/meilisearch-go v0.36.3

require (
	github.com/andybalholm/brotli v1.1.1 // indirect
	github.com/golang-jwt/jwt/v5 v5.3.1 // indirect
)
