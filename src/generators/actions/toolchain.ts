import { releases } from '../../facts/versions.ts'
import type { Runtime } from '../../model/spec.ts'
import { type Step, uses } from './steps.ts'

export interface Toolchain {
  readonly setup: readonly Step[]
  readonly install: string
  readonly steps: readonly { readonly name: string; readonly script: string }[]
  /** Makes files of a frontend, in `dist`. */
  readonly build: string
}

/** How code of a runtime is installed, checked and tested, by the scripts that its people expect. */
export function toolchain(runtime: Runtime, path: string): Toolchain {
  return runtimes[runtime](path)
}

const node = (path: string): Toolchain => ({
  setup: [
    uses('actions/setup-node', {
      'node-version': releases.node.version,
      cache: 'npm',
      'cache-dependency-path': `${path}/package-lock.json`,
    }),
  ],
  install: 'npm ci',
  steps: [
    { name: 'Lint', script: 'npm run lint' },
    { name: 'Test', script: 'npm test' },
    { name: 'Build', script: 'npm run build' },
  ],
  build: 'npm run build',
})

const runtimes: Readonly<Record<Runtime, (path: string) => Toolchain>> = {
  node,
  static: node,
  python: (path) => ({
    setup: [
      uses('actions/setup-python', {
        'python-version': releases.python.version,
        cache: 'pip',
        'cache-dependency-path': `${path}/requirements*.txt`,
      }),
    ],
    install: 'pip install --requirement requirements.txt --requirement requirements-dev.txt',
    steps: [
      { name: 'Lint', script: 'ruff check .' },
      { name: 'Test', script: 'pytest' },
    ],
    build: 'true',
  }),
  go: (path) => ({
    setup: [
      uses('actions/setup-go', { 'go-version-file': `${path}/go.mod`, 'cache-dependency-path': `${path}/go.sum` }),
    ],
    install: 'go mod download',
    steps: [
      { name: 'Vet', script: 'go vet ./...' },
      { name: 'Test', script: 'go test -race ./...' },
    ],
    build: 'go build ./...',
  }),
  dotnet: () => ({
    setup: [],
    install: 'dotnet restore',
    steps: [
      { name: 'Format', script: 'dotnet format --verify-no-changes' },
      { name: 'Test', script: 'dotnet test --no-restore' },
    ],
    build: 'dotnet build --no-restore',
  }),
  ruby: () => ({
    setup: [],
    install: 'bundle install',
    steps: [
      { name: 'Lint', script: 'bundle exec rubocop' },
      { name: 'Test', script: 'bundle exec rake test' },
    ],
    build: 'true',
  }),
  php: () => ({
    setup: [],
    install: 'composer install --no-interaction',
    steps: [
      { name: 'Lint', script: 'composer run lint' },
      { name: 'Test', script: 'composer run test' },
    ],
    build: 'true',
  }),
  java: () => ({
    setup: [],
    install: './mvnw --batch-mode --no-transfer-progress dependency:go-offline',
    steps: [{ name: 'Test', script: './mvnw --batch-mode --no-transfer-progress verify' }],
    build: './mvnw --batch-mode package',
  }),
}
