import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundled } from './measure.ts'

/** A spec to a complete estate: the command in an empty directory against a program that only writes the same files, then the design and the files alone in a warm process. */
export async function generate(spec = 'examples/crm/devops.yaml', runs = 11): Promise<string> {
  const text = readFileSync(spec, 'utf8')
  const home = mkdtempSync(join(tmpdir(), 'bench-'))
  // What the facts read when they are asked stands beside the bundle.
  cpSync(join(import.meta.dirname, '../src/facts/data'), join(home, 'data'), { recursive: true })
  const { readSpec } = await bundled<typeof import('../src/design/read.ts')>(home, 'design/read.ts')
  const { design } = await bundled<typeof import('../src/design/design.ts')>(home, 'design/design.ts')
  const { make } = await bundled<typeof import('../src/generators/make.ts')>(home, 'generators/make.ts')
  const once = () => {
    const { spec: read } = readSpec({ path: 'devops.yaml', text })
    if (!read) throw new Error(`${spec} is no spec`)
    return make(design(read))
  }
  const artifacts = once()
  writeFileSync(join(home, 'files.json'), JSON.stringify(artifacts.map(({ path, text }) => [path, text])))
  writeFileSync(join(home, 'bare.mjs'), bare)
  const cold: number[] = []
  const least: number[] = []
  const warm: number[] = []
  for (let run = 0; run < runs; run++) {
    cold.push(timeOf([join(process.cwd(), 'dist', 'devops.mjs'), 'generate'], text))
    least.push(timeOf([join(home, 'bare.mjs'), join(home, 'files.json')], text))
    const begin = performance.now()
    once()
    warm.push(performance.now() - begin)
  }
  rmSync(home, { recursive: true })
  const [command, writing, inside] = [cold, least, warm].map(median)
  return [
    `Generate ${spec}: ${artifacts.length} files, median of ${runs}`,
    `devops generate, empty directory ${command?.toFixed(0)} ms   Node that writes the same files ${writing?.toFixed(0)} ms   x${((command ?? 0) / (writing ?? 1)).toFixed(2)}`,
    `spec to files in a warm process  ${inside?.toFixed(0)} ms`,
  ].join('\n')
}

const bare = `
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
for (const [path, text] of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
`

/** Milliseconds of a process in a directory of its own that holds the spec. */
function timeOf(args: readonly string[], text: string): number {
  const cwd = mkdtempSync(join(tmpdir(), 'bench-'))
  writeFileSync(join(cwd, 'devops.yaml'), text)
  const begin = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  const took = performance.now() - begin
  rmSync(cwd, { recursive: true })
  if (status !== 0) throw new Error(stderr)
  return took
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
