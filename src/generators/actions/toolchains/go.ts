import { tools } from '../../../facts/tools.ts'
import { uses } from '../steps.ts'
import type { Toolchain } from './toolchain.ts'

export const go: Toolchain = {
  name: 'go',
  setup: (path) => [
    uses('actions/setup-go', { 'go-version-file': `${path}/go.mod`, 'cache-dependency-path': `${path}/go.sum` }),
  ],
  install: 'go mod download',
  lint: 'test -z "$(gofmt -l .)" && go vet ./...',
  test: 'go test -race -covermode=atomic -coverprofile=coverage.out ./...',
  covered: "go tool cover -func=coverage.out | awk '/^total:/ { print $3 + 0 }'",
  integrate: 'go test -race -tags=integration ./...',
  audit: `go run golang.org/x/vuln/cmd/govulncheck@v${tools.govulncheck.version} ./...`,
  build: 'go build ./...',
  codeql: 'go',
  ecosystem: 'gomod',
}
