import { checkPromql } from '../../syntax/promql/check.ts'
import type { Prover } from '../prover.ts'
import { expressionsIn } from './expressions.ts'

export const prover: Prover = {
  title: 'PromQL types',
  claim: 'syntax and types of every expression, as Prometheus 3 judges them',
  blind: 'whether the metrics and labels exist, and what variables are filled with',
  proves: (artifact) => expressionsIn(artifact).length > 0,
  available: async () => ({ version: 'grammar 0.315' }),
  async *prove(artifacts) {
    for (const artifact of artifacts) {
      const { path } = artifact
      const expressions = expressionsIn(artifact)
      const wrong = expressions.flatMap(({ text, line }) => {
        const [problem] = checkPromql(text)
        return problem
          ? [{ path, outcome: 'refuted', message: `${problem.message} in \`${text.trim()}\``, line } as const]
          : []
      })
      if (wrong.length > 0) yield* wrong
      else if (expressions.length > 0) yield { path, outcome: 'proved', message: `${expressions.length} expressions` }
    }
  },
}
