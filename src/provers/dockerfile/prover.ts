import type { Prover } from '../prover.ts'

export const prover: Prover = {
  title: 'Dockerfile grammar',
  claim: 'every instruction, flag and argument, as a grammar of its own judges them',
  blind: 'whether images, files and programs are there, and whether the build ends well',
  proves: ({ path }) => /(?:^|\/)(?:Dockerfile|Containerfile|[^/]+\.[Dd]ockerfile)$/.test(path),
  available: async () => ({ version: 'dockerfile-utils 0.16.3' }),
  async *prove(artifacts) {
    const own = artifacts.filter(prover.proves)
    if (own.length === 0) return
    const { faultsIn } = await import('./validator.ts')
    for (const { path, text } of own) {
      const faults = faultsIn(text)
      for (const { line, message } of faults) yield { path, outcome: 'refuted', message, line: line + 1 }
      if (faults.length === 0) yield { path, outcome: 'proved' }
    }
  },
}
