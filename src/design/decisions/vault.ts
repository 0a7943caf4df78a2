import type { Decision, Scene } from '../decision.ts'
import { frameworks, list } from '../weigh.ts'

type Answer = 'aws-backup' | 'own'

export const decision: Decision<Answer> = {
  question: 'Who keeps backups that nobody can delete?',
  answers: {
    'aws-backup':
      'AWS Backup: a copy each night in a locked vault, another in the recovery region where there is one, and a restore that is tried each week',
    own: 'Each store keeps its own, and whoever may delete the store may delete them',
  },
  weighs: {
    'aws-backup': {
      good: 'copies that outlive whoever may delete the store, and restores that are tried',
      bad: 'the smallest budgets',
    },
    own: {
      good: 'stores that may be lost together with the account',
      bad: 'mistakes of an administrator, and ransom',
    },
  },
  about: 'system',
  after: ['backup', 'database'],
  asks: (_, scene) => kept(scene).length > 0,
  decide(_, scene) {
    const { spec, thrifty } = scene
    const stores = list(kept(scene).map(({ name }) => `\`${name}\``))
    const personal = kept(scene).some((store) => store.personal)
    const against = {
      'aws-backup': `Storage for a second copy of ${stores}, for what the stores keep themselves`,
      own: `One stolen role, or one mistake, takes ${stores} and every backup with it`,
    }
    if ((spec.compliance.length > 0 || personal) && !thrifty)
      return {
        answer: 'aws-backup',
        because: `${spec.compliance.length > 0 ? `${frameworks(spec)}: ` : ''}${stores} must come back also from a stolen role, and that it does is to be shown, not believed.`,
        against,
        givenUp: 'Storage for another copy, and an instance for an hour or two each week.',
        changesIf: 'No framework applies and no store holds data of persons.',
      }
    return {
      answer: 'own',
      because:
        spec.compliance.length > 0 || personal
          ? `The money is short, and the stores keep backups of ${stores} themselves.`
          : `No framework asks for it and no data of persons is declared: the stores keep backups of ${stores} themselves.`,
      against,
      givenUp: 'A backup that outlives the rights to delete it.',
      changesIf: 'A framework applies, or a store holds data of persons.',
    }
  },
}

/** Those that AWS Backup can keep: databases and buckets that are to come back. */
function kept({ spec, decided }: Scene) {
  return spec.data.filter(
    ({ name, engine }) =>
      (engine === 'postgresql' || engine === 'key-value' || engine === 'bucket') &&
      (decided[`backup/${name}`]?.answer ?? 'none') !== 'none',
  )
}
