import type { Artifact } from '../../model/blueprint.ts'
import type { Ran, World } from '../../model/world.ts'
import { versionOf } from '../program.ts'
import type { Prover, Verdict } from '../prover.ts'
import { configurationsIn } from './configuration.ts'
import { type RouteTests, routeTestsIn } from './routes.ts'

export const prover: Prover = {
  title: 'amtool',
  claim:
    'Alertmanager itself reads the configuration (routes, receivers, templates), and tells those that the tests of routes name',
  blind: 'whether a message reaches anybody',
  proves: (artifact) => configurationsIn(artifact).length > 0 || routeTestsIn(artifact) !== undefined,
  available: (world) =>
    versionOf(
      world,
      'amtool',
      ['--version'],
      'it comes with Alertmanager (Debian: `apt-get install prometheus-alertmanager`)',
    ),
  async *prove(artifacts, world) {
    for (const artifact of artifacts) {
      const tests = routeTestsIn(artifact)
      if (tests) yield* routed(artifact.path, tests, artifacts, world)
      for (const text of configurationsIn(artifact)) {
        const verdict = verdictOf(artifact.path, await check(text, world))
        const copy = verdict.outcome === 'not-run' ? withUrls(text) : text
        if (copy === text) yield verdict
        else yield standIn(verdictOf(artifact.path, await check(copy, world)))
      }
    }
  },
}

/** Each alert by itself: amtool says whom it would tell. */
async function* routed(
  path: string,
  { config, routes }: RouteTests,
  artifacts: readonly Artifact[],
  world: World,
): AsyncIterable<Verdict> {
  const found = artifacts.find((each) => each.path === config)
  if (!found) return yield { path, outcome: 'refuted', message: `it tests ${config}, and there is no such file` }
  const cwd = await world.files.temporary(new Map([['alertmanager.yml', withUrls(found.text)]]))
  let passed = 0
  for (const { labels, receivers, line } of routes) {
    const given = Object.entries(labels).map(([name, value]) => `${name}=${value}`)
    const ran = await world.run('amtool', ['config', 'routes', 'test', '--config.file=alertmanager.yml', ...given], {
      cwd,
    })
    if (ran?.code === undefined) return yield { path, outcome: 'not-run', message: 'amtool did not finish' }
    const told = ran.stdout
      .trim()
      .split(/[\s,]+/)
      .filter((name) => name !== '')
    if (ran.code === 0 && told.join() === receivers.join()) passed += 1
    else
      yield {
        path,
        outcome: 'refuted',
        line,
        message: `an alert with ${given.join(', ')} goes to ${told.join(' and ') || `nobody (${ran.stderr.trim()})`}, not to ${receivers.join(' and ')}`,
      }
  }
  if (passed === routes.length) yield { path, outcome: 'proved', message: `${passed} routes` }
}

async function check(text: string, world: World): Promise<Ran | undefined> {
  const cwd = await world.files.temporary(new Map([['alertmanager.yml', text]]))
  return world.run('amtool', ['check-config', 'alertmanager.yml'], { cwd })
}

/** The same configuration for an amtool that knows addresses of webhooks only as text. */
function withUrls(text: string): string {
  return text.replace(/^( *(?:- )?)url_file: .*$/gm, '$1url: http://localhost/')
}

function standIn(verdict: Verdict): Verdict {
  if (verdict.outcome !== 'proved') return verdict
  return {
    ...verdict,
    message: `${verdict.message}; \`url\` stood in for \`url_file\`, which this amtool does not know`,
  }
}

function verdictOf(path: string, ran: Ran | undefined): Verdict {
  if (ran?.code === undefined)
    return { path, outcome: 'not-run', message: ran ? 'amtool did not finish in time' : 'amtool is gone' }
  const said = `${ran.stdout}\n${ran.stderr}`
  if (ran.code === 0) {
    const counts = [...said.matchAll(/^ - (\d+ (?:inhibit rules|receivers|templates))$/gm)].map(([, count]) => count)
    return { path, outcome: 'proved', message: counts.join(', ') }
  }
  const [, complaint = said.trim()] = /FAILED: ([\s\S]*?)(?:\n\n|amtool: error|$)/.exec(said) ?? []
  const younger = [...complaint.matchAll(/field (\w+) not found/g)].map(([, field = '']) => field)
  if (younger.length > 0 && younger.every((field) => youngerFields.includes(field)))
    return { path, outcome: 'not-run', message: `this amtool is older than \`${younger.join('`, `')}\`` }
  return { path, outcome: 'refuted', message: complaint.trim() }
}

/** What amtool 0.25, the one of Debian 12, refuses though later versions of Alertmanager know it; tried 2026-11-21. */
const youngerFields = [
  'msteams_configs',
  'msteamsv2_configs',
  'jira_configs',
  'rocketchat_configs',
  'incidentio_configs',
  'url_file',
  'user_key_file',
  'token_file',
  'bot_token_file',
  'message_thread_id',
]
