import type { Ran, World } from '../../model/world.ts'
import { versionOf } from '../program.ts'
import type { Prover, Verdict } from '../prover.ts'
import { configurationsIn } from './configuration.ts'

export const prover: Prover = {
  title: 'amtool',
  claim: 'Alertmanager itself reads the configuration: routes, receivers, templates',
  blind: 'whether a message reaches anybody',
  proves: (artifact) => configurationsIn(artifact).length > 0,
  available: (world) =>
    versionOf(
      world,
      'amtool',
      ['--version'],
      'it comes with Alertmanager (Debian: `apt-get install prometheus-alertmanager`)',
    ),
  async *prove(artifacts, world) {
    for (const artifact of artifacts)
      for (const text of configurationsIn(artifact)) {
        const verdict = verdictOf(artifact.path, await check(text, world))
        const copy = verdict.outcome === 'not-run' ? withUrls(text) : text
        if (copy === text) yield verdict
        else yield standIn(verdictOf(artifact.path, await check(copy, world)))
      }
  },
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
