import { spawn } from 'node:child_process'
import { readdirSync, writeSync } from 'node:fs'
import { chanceOf, mutated } from '../laws/mutate.ts'
import type { Target } from './target.ts'

/**
 * `npm run fuzz -- [SECONDS] [TARGET ...]`: writes texts by the grammar of each language, harms two of three, and has them
 * read. A text that throws, takes over two seconds or is misread is shown with its seed, and the run exits 1.
 * Seeds start at the time of day, so that every run tries others; `FUZZ_SEED` starts at a certain one.
 */
const patience = 2000
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !['run.ts', 'target.ts'].includes(file))
  .map((file) => file.slice(0, -'.ts'.length))

if (process.env.FUZZ_CHILD) await fire(process.env.FUZZ_CHILD, Number(process.env.FUZZ_SEED))
else {
  const words = process.argv.slice(2)
  const seconds = Number(words.find((word) => /^\d+$/.test(word)) ?? 30)
  const named = words.filter((word) => !/^\d+$/.test(word))
  const unknown = named.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    console.error(`npm run fuzz -- [SECONDS] [${names.join('|')} ...]`)
    process.exit(2)
  }
  const targets = named.length > 0 ? named : names
  for (const name of targets) await watch(name, (seconds * 1000) / targets.length)
}

/** Runs one target in a process of its own, which is ended when its time is over or when it hangs. */
async function watch(name: string, time: number): Promise<void> {
  const first = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
  const child = spawn(process.execPath, [...process.execArgv, import.meta.filename], {
    env: { ...process.env, FUZZ_CHILD: name, FUZZ_SEED: String(first) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last = first
  let heard = performance.now()
  let trouble: string | undefined
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    heard = performance.now()
    const line = text.trimEnd().split('\n').at(-1) ?? ''
    if (/^\d+$/.test(line)) last = Number(line)
    else trouble = text
  })
  const end = performance.now() + time
  const timer = setInterval(() => {
    if (performance.now() - heard > 10 * patience) trouble = `hangs at seed ${last + 1} or a little later`
    if (trouble !== undefined || performance.now() > end) child.kill('SIGKILL')
  }, 100)
  await new Promise((resolve) => child.on('close', resolve))
  clearInterval(timer)
  if (trouble === undefined && performance.now() < end)
    trouble = `the process ended at seed ${last + 1} or a little later`
  console.log(trouble === undefined ? `${name}: ${last - first} texts, no trouble` : `${name}: ${trouble}`)
  if (trouble !== undefined) process.exitCode = 1
}

/** Ends by being killed. */
async function fire(name: string, first: number): Promise<void> {
  const { target } = (await import(`./${name}.ts`)) as { target: Target }
  for (let seed = first; ; seed++) {
    const chance = chanceOf(seed)
    const written = target.write(chance)
    const text = seed % 3 === 0 ? written : mutated(written, chance)
    const { user, system } = process.cpuUsage()
    let trouble: string | undefined
    try {
      trouble = target.judge(text)
    } catch (error) {
      trouble = error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
    const spent = process.cpuUsage({ user, system })
    const took = (spent.user + spent.system) / 1000
    if (trouble === undefined && took > patience) trouble = `took ${took.toFixed(0)} ms`
    if (trouble !== undefined) {
      writeSync(1, `seed ${seed}: ${trouble}\n${JSON.stringify(text.slice(0, 4000))}\n`)
      return
    }
    if (seed % 16 === 0) writeSync(1, `${seed}\n`)
  }
}
