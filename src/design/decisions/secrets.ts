import type { Decision } from '../decision.ts'
import { computedBy, count, engineers, frameworks, knows, named } from '../weigh.ts'

type Answer = 'secrets-manager' | 'vault' | 'sops'

export const decision: Decision<Answer> = {
  question: 'Where do secrets live?',
  answers: {
    'secrets-manager': 'AWS Secrets Manager, brought into the cluster by External Secrets',
    vault: 'Vault, with secrets that are made for each use',
    sops: 'In the repository, encrypted with SOPS',
  },
  weighs: {
    'secrets-manager': {
      good: 'secrets of one cloud: encrypted, rotated, each reading on record',
      bad: 'several clouds, and secrets that are made for each use',
    },
    vault: {
      good: 'secrets that live for an hour, certificates, several clouds',
      bad: 'small teams: everything stops when it is sealed',
    },
    sops: {
      good: 'a few secrets of a small team, beside the code',
      bad: 'auditors: nothing tells who read what, and history keeps all',
    },
  },
  about: 'system',
  after: ['compute'],
  decide(_, scene) {
    const { spec, thrifty } = scene
    const pushed = computedBy(scene, 'containers', 'functions', 'virtual-machines')
    const impossible =
      pushed.length > 0
        ? {
            sops: `${named(pushed)} ${pushed.length > 1 ? 'ask' : 'asks'} AWS for secrets, and nobody is there to decrypt files for ${pushed.length > 1 ? 'them' : 'it'}`,
          }
        : {}
    const own = spec.data.length + spec.services.reduce((sum, { secrets }) => sum + secrets.length, 0)
    const regulated = spec.compliance.length > 0
    const facts = `${count(own, 'secret')} for each environment`
    const against = {
      'secrets-manager': `It is paid by the secret, and ${facts} fit in the repository`,
      vault: `A cluster that must be unsealed, backed up and upgraded, for ${facts} and ${engineers(spec)}`,
      sops: regulated
        ? `${frameworks(spec)} ${spec.compliance.length > 1 ? 'want' : 'wants'} to see who read a secret and when, which files do not tell`
        : 'A secret that was once in Git is there for ever, and is not rotated',
    }
    if (knows(spec, 'vault') && own >= 20 && spec.team.engineers >= 10)
      return {
        answer: 'vault',
        because: `${facts}, and a team that knows Vault.`,
        against,
        impossible,
        givenUp: 'A system to run that everything depends on.',
        changesIf: 'There are fewer than twenty secrets.',
      }
    if (thrifty && !regulated && own <= 5 && pushed.length === 0)
      return {
        answer: 'sops',
        because: `${facts}, nobody to prove anything to, and nothing to pay.`,
        against,
        impossible,
        givenUp: 'Rotation, and a record of who read what.',
        changesIf: 'A compliance framework applies.',
      }
    return {
      answer: 'secrets-manager',
      because: `${facts}${regulated ? ` under ${frameworks(spec)}` : ''}: encrypted, rotated, every reading on record, and nothing to run.`,
      against,
      impossible,
      givenUp: 'A few dollars for each secret a year, and a product of one cloud.',
      changesIf: 'Secrets must be made for each use, or there are several clouds.',
    }
  },
}
