// Package docs embeds the part of the documentation that the program serves. Start with [OpenAPI].
package docs

import _ "embed"

// OpenAPI describes the JSON of the site for programs, as OpenAPI 3.1 has it.
//
//go:embed openapi.yaml
var OpenAPI []byte
