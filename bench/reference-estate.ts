import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Which faults that a person wrote down (`reference-estate.md`) the audit of a directory finds. */
const [directory = '.'] = process.argv.slice(2)
const rows = [
  ...readFileSync('bench/reference-estate.md', 'utf8').matchAll(
    /^\| \d+ \| (\S+) \| (.+?) \| (\S+) \| (across)? ?\|$/gm,
  ),
]
const answer = execFileSync(
  process.execPath,
  ['dist/devops.mjs', '-C', directory, 'audit', '--no-cache', '--fail-on', 'never', '--format', 'json'],
  { encoding: 'utf8', maxBuffer: 2 ** 28 },
)
const { findings } = JSON.parse(answer) as {
  readonly findings: readonly { readonly check: string; readonly place: { readonly file: string } }[]
}
const found = new Set(findings.map(({ check, place }) => `${check} ${place.file}`))
const missed = rows.filter(([, file, , check]) => !found.has(`${check} ${file}`))
for (const [, file, fault, check] of missed) console.log(`not found: ${file}: ${fault} (${check})`)
const across = rows.filter(([, , , , mark]) => mark === 'across')
console.log(
  `${rows.length - missed.length} of ${rows.length} faults found, ${across.filter((row) => !missed.includes(row)).length} of ${across.length} across files; ${findings.length} findings in all`,
)
