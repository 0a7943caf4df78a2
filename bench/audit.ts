import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { checks } from '../src/checks/index.ts'
import { inspect } from '../src/checks/inspect.ts'
import { ready, survey } from '../src/readers/survey.ts'

/**
 * Files a second of reading and judging a corpus, against the least that could be done with it: reading the files and
 * parsing their YAML with the library alone. Runs alternate, so that a busy machine slows both alike.
 */
export async function audit(apps = 200, runs = 7): Promise<string> {
  await ready()
  const directory = mkdtempSync(join(tmpdir(), 'bench-'))
  const paths = written(directory, apps)
  const contestants = {
    'read and parse, `yaml` alone': () => {
      for (const path of paths) parseAllDocuments(readFileSync(join(directory, path), 'utf8'))
      return 0
    },
    'read, survey, inspect': () => {
      const estate = survey(paths.map((path) => ({ path, text: readFileSync(join(directory, path), 'utf8') })))
      const { findings, failures } = inspect(estate, checks, new Date('2026-11-21'))
      if (failures.length > 0) throw new Error(`a check failed: ${failures[0]?.error}`)
      return findings.length
    },
  }
  const times = new Map<string, number[]>(Object.keys(contestants).map((name) => [name, []]))
  let findings = 0
  for (let run = 0; run <= runs; run++)
    for (const [name, work] of Object.entries(contestants)) {
      const begin = performance.now()
      findings = Math.max(findings, work())
      // The first run warms up.
      if (run > 0) times.get(name)?.push(performance.now() - begin)
    }
  rmSync(directory, { recursive: true })
  const [bare = Number.NaN] = [...times.values()].map(median)
  const rows = [...times].map(([name, each]) => {
    const middle = median(each)
    const rate = (paths.length / middle) * 1000
    return `${name.padEnd(32)} ${rate.toFixed(0).padStart(5)} files/s  x${(middle / bare).toFixed(2)}`
  })
  const heading = `Audit, ${paths.length} files, ${Object.keys(checks).length} checks, ${findings} findings, median of ${runs}`
  return [heading, ...rows].join('\n')
}

/** For each app a Deployment with its Service and autoscaler, rules and a workflow, with a fault here and there. */
function written(directory: string, apps: number): string[] {
  return Array.from({ length: apps }, (_, app) => Object.entries(filesOf(`app-${app}`, app))).flatMap((files) =>
    files.map(([path, text]) => {
      mkdirSync(join(directory, path, '..'), { recursive: true })
      writeFileSync(join(directory, path), text)
      return path
    }),
  )
}

function filesOf(name: string, app: number): Record<string, string> {
  const tag = app % 3 === 0 ? 'latest' : '1.29.3'
  const labels = `app.kubernetes.io/name: ${name}`
  return {
    [`deploy/${name}/web.yaml`]: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 3
  selector:
    matchLabels: { ${labels} }
  template:
    metadata:
      labels: { ${labels} }
    spec:
      containers:
        - name: web
          image: nginx:${tag} # the one that was tried
          ports:
            - { name: http, containerPort: 8080 }
          resources:
            requests: { cpu: 100m, memory: 128Mi }
          readinessProbe:
            httpGet: { path: /, port: http }
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector: { ${labels} }
  ports:
    - { name: http, port: 80, targetPort: http }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} }
  minReplicas: 2
  maxReplicas: 6
`,
    [`monitoring/${name}.yaml`]: `groups:
  - name: ${name}
    rules:
      - alert: Errors
        expr: |
          sum by (job) (rate(http_requests_total{job="${name}", code=~"5.."}[5m]))
            / sum by (job) (rate(http_requests_total{job="${name}"}[5m])) > 0.05
        for: 10m
        labels: { severity: page }
        annotations:
          summary: '{{ $labels.job }} fails'
`,
    [`.github/workflows/${name}.yaml`]: `name: ${name}
on: push
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v${app % 2 === 0 ? 4 : 7}
      - run: make test
`,
  }
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
