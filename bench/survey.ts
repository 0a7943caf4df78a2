import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { textOf } from '../src/faces/world/text.ts'
import { list } from '../src/faces/world/walk.ts'
import type { SourceFile } from '../src/model/source.ts'
import { readers } from '../src/readers/index.ts'
import { bundled, timed } from './measure.ts'

/**
 * A whole survey against parsing alone, on the same files in the same run: those below `directory`, or some that are written
 * for it, once, four and sixteen times. Then `devops estate` of the same tree twice: the second is answered from the first.
 */
export async function survey(directory?: string, runs = 5): Promise<string> {
  const [home, kept] = [mkdtempSync(join(tmpdir(), 'bench-')), mkdtempSync(join(tmpdir(), 'kept-'))]
  const reading = await bundled<typeof import('../src/readers/survey.ts')>(kept, 'readers/survey.ts')
  await reading.ready()
  if (directory === undefined) for (const { path, text } of written(150)) put(join(home, path), text)
  const root = directory ?? home
  const files = await filesIn(root)
  const rows = [1, 4, 16].map((times) => {
    const all = Array.from({ length: times }, (_, copy) =>
      files.map(({ path, text }) => ({ path: `c${copy}/${path}`, text })),
    ).flat()
    return row(reading, all, times === 16 ? 2 : runs)
  })
  const [first, second] = [0, 1].map(() => estate(root, kept))
  for (const each of [home, kept]) rmSync(each, { recursive: true })
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  return [
    `Survey, ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB; processor time, fastest of ${runs}`,
    ...rows,
    `devops estate, whole process: ${first} ms, the second time ${second} ms  x${((first ?? 0) / (second ?? 1)).toFixed(1)}`,
  ].join('\n')
}

type Reading = Pick<typeof import('../src/readers/survey.ts'), 'parse' | 'gather'>

function row({ parse, gather }: Reading, files: readonly SourceFile[], runs: number): string {
  const byPath = new Map(files.map((file) => [file.path, file]))
  let [alone, whole] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let run = 0; run < runs; run++) {
    let trees: ReturnType<Reading['parse']> = []
    const parsed = timed(() => {
      trees = files.flatMap(parse)
      // Values are made when they are asked for; a parser alone would have made them.
      for (const { tree } of trees) void tree.data
    })
    alone = Math.min(alone, parsed)
    whole = Math.min(whole, parsed + timed(() => gather(byPath, trees)))
  }
  return `${String(files.length).padStart(7)} files: parsing ${alone.toFixed(0)} ms, survey ${whole.toFixed(0)} ms  x${(whole / alone).toFixed(2)}`
}

/** Milliseconds of the clock, as a user waits. */
function estate(cwd: string, cache: string): number {
  const begin = performance.now()
  execFileSync(process.execPath, [join(import.meta.dirname, '../dist/devops.mjs'), 'estate', '--format', 'json'], {
    cwd,
    env: { ...process.env, MILLWRIGHT_CACHE: cache },
    stdio: ['ignore', 'ignore', 'inherit'],
    maxBuffer: 1e9,
  })
  return Math.round(performance.now() - begin)
}

async function filesIn(root: string): Promise<readonly SourceFile[]> {
  const { files } = await list(root, '.', { include: Object.values(readers).flatMap(({ files }) => files) })
  const texts = await Promise.all(files.map(async ({ path }) => ({ path, text: await textOf(join(root, path)) })))
  return texts.flatMap(({ path, text }) => (typeof text === 'string' ? [{ path, text }] : []))
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** For each app a Deployment with its Service, an alert, a workflow, a Dockerfile and a module. */
function written(apps: number): readonly SourceFile[] {
  return Array.from({ length: apps }, (_, app) => `app-${app}`).flatMap((name) =>
    Object.entries(filesOf(name)).map(([path, text]) => ({ path, text })),
  )
}

function filesOf(name: string): Record<string, string> {
  return {
    [`deploy/${name}/web.yaml`]: `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, labels: { app: ${name} } }
spec:
  replicas: 3 # on an ordinary day
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: web
          image: registry.example.com/${name}:1.29.3
          ports: [{ name: http, containerPort: 8080 }]
          env:
            - name: DATABASE
              valueFrom: { secretKeyRef: { name: ${name}, key: url } }
          resources:
            requests: { cpu: 100m, memory: 128Mi }
          readinessProbe:
            httpGet: { path: /, port: http }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec:
  selector: { app: ${name} }
  ports: [{ name: http, port: 80, targetPort: http }]
`,
    [`monitoring/${name}.yaml`]: `groups:
  - name: ${name}
    rules:
      - alert: Errors
        expr: sum by (job) (rate(http_requests_total{job="${name}", code=~"5.."}[5m])) > 1
        for: 10m
        labels: { severity: page }
`,
    [`.github/workflows/${name}.yaml`]: `name: ${name}
on: { push: { branches: [main] } }
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - run: |
          npm ci
          npm test
`,
    [`images/${name}/Dockerfile`]: `FROM node:24.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci && npm run build

FROM gcr.io/distroless/nodejs24
COPY --from=build /app/dist /app
USER 1000
`,
    [`infra/${name}/main.tf`]: `variable "name" {
  type    = string
  default = "${name}"
}

resource "aws_s3_bucket" "files" {
  bucket = "\${var.name}-files"
  tags   = { Name = var.name }
}
`,
  }
}
