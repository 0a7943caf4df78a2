import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Referee, Verdict } from './referee.ts'

/**
 * `npm run differential -- DIRECTORY [REFEREE ...]`: our readers against other programs, on files that nobody wrote for us.
 * Every unit beside this file is a referee. Exits 1 where something differs that nobody explained.
 */
const [directory, ...wanted] = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !['run.ts', 'referee.ts'].includes(file))
  .map((file) => file.slice(0, -'.ts'.length))
const unknown = wanted.filter((name) => !names.includes(name))
if (directory === undefined || !existsSync(directory) || unknown.length > 0) {
  console.error(`npm run differential -- DIRECTORY [${names.join('|')} ...]`)
  process.exit(2)
}
for (const name of wanted.length > 0 ? wanted : names) {
  const { referee } = (await import(`./${name}.ts`)) as { referee: Referee }
  const absent = await referee.absent?.()
  if (absent === undefined) await judge(referee, resolve(directory))
  else console.log(`${referee.title}: not run, ${absent}`)
}

async function judge(referee: Referee, root: string): Promise<void> {
  const begin = performance.now()
  const counts = new Map<Verdict['is'], number>()
  for await (const { what, is, because } of referee.compare(root)) {
    counts.set(is, (counts.get(is) ?? 0) + 1)
    if (is === 'equal' || is === 'refused by both') continue
    console.log(`  ${is}: ${what}${because === undefined ? '' : `: ${because}`}`)
    if (is === 'different') process.exitCode = 1
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const parts = [...counts].map(([is, count]) => `${count} ${is}`)
  const seconds = ((performance.now() - begin) / 1000).toFixed(1)
  console.log(`${referee.title}: ${total} compared, ${parts.join(', ') || 'nothing to compare'} (${seconds} s)`)
}
