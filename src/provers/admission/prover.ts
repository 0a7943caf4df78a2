import type { Prover, Verdict } from '../prover.ts'
import { casesIn, policiesIn } from './policies.ts'

export const prover: Prover = {
  title: 'Admission policies',
  claim: 'every expression is CEL, and decides on each object of cases.yaml as it says there',
  blind: 'which objects the API server asks of, and types that CEL knows from the schema',
  proves: (artifact) => policiesIn(artifact).length > 0,
  available: async () => ({ version: 'cel-js 8' }),
  async *prove(artifacts) {
    const cases = artifacts.flatMap(casesIn)
    // Only when there is a policy to be asked.
    const { misspelt, misjudged } = await import('./judge.ts')
    for (const policy of artifacts.flatMap(policiesIn)) {
      const { path, name } = policy
      const own = cases.filter((each) => each.policy === name)
      const wrong = misspelt(policy)
      const faults = wrong.length > 0 ? wrong : own.flatMap((each) => misjudged(policy, each))
      for (const fault of faults) yield { path, outcome: 'refuted', message: `${name}: ${fault}` }
      if (faults.length === 0) yield proved(path, own.flatMap(({ allows, refuses }) => [...allows, ...refuses]).length)
    }
  },
}

function proved(path: string, count: number): Verdict {
  return {
    path,
    outcome: 'proved',
    message: `${count} cases`,
    ...(count === 0 && { but: 'for some policies there are no cases' }),
  }
}
