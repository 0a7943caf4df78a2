import type { Artifact } from '../model/blueprint.ts'
import type { World } from '../model/world.ts'
import { provers } from './index.ts'
import type { Prover, Verdict } from './prover.ts'

/** What was proved of a set of files, by whom, and what nobody could prove. */
export interface Proof {
  readonly provers: readonly ProverReport[]
  readonly files: readonly FileProof[]
}

export interface ProverReport {
  readonly id: string
  readonly title: string
  readonly claim: string
  readonly blind: string
  readonly version?: string
  /** Why it did not run. */
  readonly missing?: string
  readonly proved: number
  readonly refuted: number
}

export interface FileProof {
  readonly path: string
  /** Ids of the provers that passed it. */
  readonly provedBy: readonly string[]
  readonly refutations: readonly { readonly prover: string; readonly message: string; readonly line?: number }[]
  /** Why nobody proved it, where nobody did. */
  readonly unproved?: string
}

/** Runs every prover that is at hand over the files it is for. */
export async function prove(
  artifacts: readonly Artifact[],
  world: World,
  wanted: Readonly<Record<string, Prover>> = provers,
): Promise<Proof> {
  const reports: ProverReport[] = []
  const verdicts = new Map<string, { prover: string; verdict: Verdict }[]>()
  const waiting = new Map<string, string>()
  for (const [id, prover] of Object.entries(wanted)) {
    const { title, claim, blind } = prover
    const own = artifacts.filter((artifact) => prover.proves(artifact))
    if (own.length === 0) continue
    const about = { id, title, claim, blind }
    const availability = await prover.available(world)
    if ('missing' in availability) {
      reports.push({ ...about, missing: availability.missing, proved: 0, refuted: 0 })
      for (const { path } of own) waiting.set(path, `${title}: ${availability.missing}`)
      continue
    }
    world.tell(`${title} (${own.length} files)`)
    const found: Verdict[] = []
    for await (const verdict of prover.prove(artifacts, world)) found.push(verdict)
    for (const verdict of found)
      verdicts.set(verdict.path, [...(verdicts.get(verdict.path) ?? []), { prover: id, verdict }])
    const refuted = new Set(found.filter(({ outcome }) => outcome === 'refuted').map(({ path }) => path))
    const proved = new Set(
      found.filter(({ outcome, path }) => outcome === 'proved' && !refuted.has(path)).map(({ path }) => path),
    )
    const limits = new Set(found.flatMap(({ but }) => but ?? []))
    reports.push({
      ...about,
      claim: [claim, ...limits].join('; '),
      version: availability.version,
      proved: proved.size,
      refuted: refuted.size,
    })
  }
  return {
    provers: reports,
    files: artifacts.map(({ path }) => fileProof(path, verdicts.get(path) ?? [], waiting.get(path))),
  }
}

function fileProof(
  path: string,
  verdicts: readonly { prover: string; verdict: Verdict }[],
  waiting: string | undefined,
): FileProof {
  const refutations = verdicts
    .filter(({ verdict }) => verdict.outcome === 'refuted')
    .map(({ prover, verdict: { message = 'refused', line } }) => ({
      prover,
      message,
      ...(line !== undefined && { line }),
    }))
  const refuting = new Set(refutations.map(({ prover }) => prover))
  const provedBy = [
    ...new Set(
      verdicts
        .filter(({ prover, verdict }) => verdict.outcome === 'proved' && !refuting.has(prover))
        .map(({ prover }) => prover),
    ),
  ]
  const unrun = verdicts.find(({ verdict }) => verdict.outcome === 'not-run')?.verdict.message
  const unproved =
    provedBy.length > 0 || refutations.length > 0 ? undefined : (unrun ?? waiting ?? 'no prover knows this format')
  return { path, provedBy, refutations, ...(unproved && { unproved }) }
}
