import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import type { SourceFile } from '../src/model/source.ts'
import type { Syntax } from '../src/syntax/syntax.ts'
import { filesIn } from './differential/walk/files.ts'
import { built } from './differential/yaml/go.ts'
import { bundle, bundled, timed } from './measure.ts'

/**
 * Milliseconds of processor to parse YAML to data with places, against the nodes of Go's yaml.v3 (the `yaml` package where there is no
 * Go) in the same run on the same files, reading aside: those below `directory`, or some that are written for it. Runs alternate, the
 * fastest counts. Then with the schemas of custom resources read as well, a text that grows, and the memory of all trees.
 */
export async function readYaml(directory?: string, runs = 9): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'bench-'))
  const paths = directory === undefined ? written(home) : [...filesIn(directory, /\.ya?ml$/)]
  const { yaml } = await bundled<{ yaml: Syntax }>(home, 'syntax/yaml/yaml.ts')
  const files = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') })).filter((file) => yaml.reads?.(file))
  // Under this name they are read.
  const whole = files.map(({ path, text }) => ({ path, text: text.replaceAll('openAPIV3Schema', 'openAPIV3Sch3ma') }))
  const program = spawnSync('go', ['version']).status === 0 ? built() : undefined
  const peer = program === undefined ? 'yaml package' : 'Go yaml.v3 Node'
  const times = { parse: [] as number[], 'parse, schemas too': [] as number[], [peer]: [] as number[] }
  const input = files.map(({ path }) => path).join('\n')
  for (let run = 0; run < runs; run++) {
    times.parse.push(timed(() => parseAll(yaml, files)))
    times['parse, schemas too'].push(timed(() => parseAll(yaml, whole)))
    times[peer]?.push(
      program
        ? Number(execFileSync(program, ['-bench', '1'], { input }).toString())
        : timed(() => files.map(({ text }) => parseAllDocuments(text, { logLevel: 'silent' }).length)),
    )
  }
  const best = (name: string) => Math.min(...(times[name as 'parse'] ?? []))
  const megabytes = sizeOf(files) / 1e6
  const rows = Object.keys(times).map(
    (name) =>
      `${name.padEnd(32)} ${best(name).toFixed(0).padStart(5)} ms  ${(megabytes / (best(name) / 1000)).toFixed(0).padStart(4)} MB/s  x${(best(peer) / best(name)).toFixed(1)}`,
  )
  const heading = `YAML, ${files.length} files, ${megabytes.toFixed(1)} MB, fastest of ${runs}; our first run ${times.parse[0]?.toFixed(0)} ms`
  const memory = memoryOf(
    home,
    whole.filter(({ text }) => text.length > 0),
  )
  rmSync(home, { recursive: true })
  return [heading, ...rows, growth(yaml, whole), memory].join('\n')
}

function parseAll(yaml: Syntax, files: readonly SourceFile[]): void {
  for (const file of files) yaml.parse(file)
}

/** One text, and the same four and sixteen times over: the rate should stay. */
function growth(yaml: Syntax, files: readonly SourceFile[]): string {
  let text = ''
  for (const file of files) if (text.length < 1_000_000) text += `---\n${file.text}\n`
  const rates = [1, 4, 16].map((times) => {
    const long = { path: 'a.yaml', text: text.repeat(times) }
    const fastest = Math.min(...Array.from({ length: 5 }, () => timed(() => yaml.parse(long))))
    return `${times}x ${(long.text.length / 1e6 / (fastest / 1000)).toFixed(0)} MB/s`
  })
  return `${'one text that grows'.padEnd(32)} ${rates.join(', ')}`
}

/** Of a process that holds the trees of at least 32 MB, all files as often as it takes, above one that does nothing, for each byte of text. */
function memoryOf(home: string, files: readonly SourceFile[]): string {
  const script = join(home, 'hold.mjs')
  const module = JSON.stringify(bundle(home, 'syntax/yaml/yaml.ts'))
  const list = join(home, 'files.json')
  const often = Math.ceil(32e6 / sizeOf(files))
  writeFileSync(
    list,
    JSON.stringify(
      Array(often)
        .fill(files.map(({ path }) => path))
        .flat(),
    ),
  )
  writeFileSync(
    script,
    `import { readFileSync } from 'node:fs'
import { yaml } from ${module}
const trees = JSON.parse(readFileSync(process.argv[2], 'utf8')).map((path) =>
  yaml.parse({ path, text: readFileSync(path, 'utf8').replaceAll('openAPIV3Schema', 'openAPIV3Sch3ma') }))
console.log(trees.length > 0 && process.resourceUsage().maxRSS)`,
  )
  const held = Number(execFileSync(process.execPath, [script, list]).toString())
  const bare = Number(execFileSync(process.execPath, ['-p', 'process.resourceUsage().maxRSS']).toString())
  const megabytes = ((held - bare) * 1024) / 1e6
  return `${'trees of 32 MB held'.padEnd(32)} ${megabytes.toFixed(0)} MB above bare Node, x${((megabytes * 1e6) / sizeOf(files) / often).toFixed(1)} the text`
}

function sizeOf(files: readonly SourceFile[]): number {
  return files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
}

/** Manifests, a chart's values, a workflow and rules, as people write them. */
function written(home: string): string[] {
  return Array.from({ length: 2000 }, (_, index) => {
    const path = join(home, 'written', String(index % 50), `${index}.yaml`)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, manifest(index))
    return path
  })
}

function manifest(number: number): string {
  return `# What number ${number} is for.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${number}
  namespace: shop
  labels: &labels
    app.kubernetes.io/name: app-${number}
    app.kubernetes.io/part-of: "shop"
spec:
  replicas: 3
  selector:
    matchLabels: { app.kubernetes.io/name: app-${number} }
  template:
    metadata:
      labels: *labels
    spec:
      containers:
      - name: web
        image: registry.example/app-${number}:1.29.3 # tried
        args: ["--port", "8080", '--verbose']
        env:
        - name: URL
          value: http://db.shop.svc:5432/app?ssl=true
        resources:
          requests: { cpu: 100m, memory: 128Mi }
        readinessProbe:
          httpGet: { path: /ready, port: http }
          periodSeconds: 10
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: app-${number}
data:
  start.sh: |
    set -eu
    for each in a b c; do
      echo "$each of ${number}"
    done
  note: >-
    A longer text that goes on
    over several lines.
`
}
