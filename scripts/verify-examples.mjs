import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

// Generates every example and proves it. A refuted proof fails; what nobody could prove is counted.
const program = resolve('dist/devops.mjs')
const asked = process.argv.slice(2)
const names = asked.length > 0 ? asked : ['crm', 'startup', 'storefront', 'pipeline', 'bank', 'iot']
const home = mkdtempSync(join(tmpdir(), 'examples-'))
let refuted = 0
try {
  for (const name of names) {
    cpSync(`examples/${name}/devops.yaml`, join(home, name, 'devops.yaml'))
    run(name, ['generate', 'devops.yaml'])
    const { files, provers } = JSON.parse(run(name, ['verify', '.', '--format', 'json']))
    const wrong = files.flatMap(({ path, refutations }) => refutations.map((each) => ({ path, ...each })))
    for (const { path, line, prover, message } of wrong)
      console.error(`${name}/${path}${line === undefined ? '' : `:${line}`}: ${prover}: ${message}`)
    refuted += wrong.length
    const proved = files.filter(({ provedBy }) => provedBy.length > 0).length
    const missing = provers.filter((each) => each.missing !== undefined).map(({ id }) => id)
    console.log(
      `${name}: ${proved} of ${files.length} files proved, ${wrong.length} refuted${missing.length > 0 ? `; not there: ${missing.join(', ')}` : ''}`,
    )
  }
} finally {
  rmSync(home, { recursive: true, force: true })
}
process.exitCode = refuted > 0 ? 1 : 0

function run(name, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: join(home, name),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (args[0] === 'verify' && status === 1) return stdout
  if (status !== 0) throw new Error(`devops ${args.join(' ')} of ${name} ended with ${status}: ${stderr}`)
  return stdout
}
