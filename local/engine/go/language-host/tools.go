//go:build tools

// Package engine is never built: its import keeps go.mod whole through `go mod tidy`. go.sum holds
// no more than `go list -mod=mod -deps` of that import adds to an empty one on each system.
package engine

import _ "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"
