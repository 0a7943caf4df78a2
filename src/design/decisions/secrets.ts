import type { Engine } from '../../model/spec.ts'
import type { Decision, Scene } from '../decision.ts'
import { answerOf, computedBy, count, engineers, frameworks, knows, named } from '../weigh.ts'

type Answer = 'secrets-manager' | 'csi' | 'vault' | 'sops' | 'sealed-secrets'

export const decision: Decision<Answer> = {
  question: 'Where do secrets live?',
  answers: {
    'secrets-manager': 'AWS Secrets Manager, which hands them to what runs; on Kubernetes External Secrets does',
    csi: 'AWS Secrets Manager, mounted by the Secrets Store CSI driver into each pod with the role of the pod',
    vault: 'Vault, with secrets that are made for each use',
    sops: 'In the repository, encrypted with SOPS by a key of KMS for each environment',
    'sealed-secrets': 'In the repository, sealed so that a controller in the cluster alone can open them',
  },
  weighs: {
    'secrets-manager': {
      good: 'secrets of one cloud: encrypted, rotated, each reading on record',
      bad: 'several clouds, and secrets that are made for each use',
    },
    csi: {
      good: 'pods that read as themselves: AWS records which workload read what, and no controller may read everything',
      bad: 'what is no pod of a service: alerts and delivery keep External Secrets beside it',
    },
    vault: {
      good: 'secrets that live for an hour, certificates, several clouds',
      bad: 'small teams: everything stops when it is sealed',
    },
    sops: {
      good: 'a few secrets of a small team, beside the code',
      bad: 'auditors: nothing tells who read what, and history keeps all',
    },
    'sealed-secrets': {
      good: 'teams of which nobody may read a secret again that was once put in',
      bad: 'changing one: it is put in whole, and the key of the cluster is renewed by people',
    },
  },
  sources: [
    'kubernetes-sigs/secrets-store-csi-driver 1.6.0: a Secret lives while a pod mounts it; rotation by `requiresRepublish`, 2026-04-29',
    'aws/secrets-store-csi-driver-provider-aws 3.1.1: Pod Identity by tokens for `pods.eks.amazonaws.com`, strings alone as values of keys, 2026-06-01',
    'isindir/sops-secrets-operator 0.21.1: objects that Argo CD applies as they are, with either packaging, 2026-06-28',
    'KSOPS and helm-secrets decrypt inside the repository server of Argo CD, which then holds the keys of every stage: common knowledge',
    'fluxcd/kustomize-controller decrypts SOPS itself, 2026-08',
    'bitnami-labs/sealed-secrets 0.36.6, README: renewal of keys is not rotation of secrets, 2026-04-22',
  ],
  about: 'system',
  after: ['compute', 'cluster', 'gitops'],
  decide(_, scene) {
    const { spec, thrifty } = scene
    const own =
      spec.data.filter(({ engine }) => withPassword.has(engine)).length +
      spec.services.reduce((sum, { secrets }) => sum + secrets.length, 0)
    const regulated = spec.compliance.length > 0
    const facts = `${count(own, 'secret')} for each environment`
    const unseen = `${frameworks(spec)} ${spec.compliance.length > 1 ? 'want' : 'wants'} to see who read a secret and when, which files do not tell`
    const verdict = {
      against: {
        'secrets-manager': `It is paid by the secret, and ${facts} fit in the repository`,
        csi: 'Two pods more on every node, and External Secrets stays for what alerts and delivery read',
        vault: `A cluster that must be unsealed, backed up and upgraded, for ${facts} and ${engineers(spec)}`,
        sops: regulated ? unseen : 'A secret that was once in Git is there for ever, and is not rotated',
        'sealed-secrets': regulated
          ? unseen
          : 'A controller more, whose key people renew once a year, for what KMS does by itself',
      },
      impossible: impossible(scene),
    }
    const may = (answer: Answer) => !Object.hasOwn(verdict.impossible, answer)
    if (knows(spec, 'vault') && own >= 20 && spec.team.engineers >= 10)
      return {
        ...verdict,
        answer: 'vault',
        because: `${facts}, and a team that knows Vault.`,
        givenUp: 'A system to run that everything depends on.',
        changesIf: 'There are fewer than twenty secrets.',
      }
    if (knows(spec, 'secrets-store-csi') && may('csi'))
      return {
        ...verdict,
        answer: 'csi',
        because: `${facts}, and a team that knows the Secrets Store CSI driver: each pod reads its own, by its own role.`,
        givenUp:
          'One way for all of them: External Secrets stays for what alerts and delivery read. A Secret is there only while a pod mounts it, and for some minutes after a change it may hold either value.',
        changesIf: 'The team no longer wants a driver on every node, or secrets must be made for each use.',
      }
    if (knows(spec, 'sealed-secrets', 'kubeseal') && !regulated && may('sealed-secrets'))
      return {
        ...verdict,
        answer: 'sealed-secrets',
        because: `${facts}, and a team that knows Sealed Secrets: what was put in, nobody reads again.`,
        givenUp: 'A record of who read what, and rotation that does itself.',
        changesIf: 'A compliance framework applies.',
      }
    if ((knows(spec, 'sops') || (thrifty && own <= 5)) && !regulated && may('sops'))
      return {
        ...verdict,
        answer: 'sops',
        because: knows(spec, 'sops')
          ? `${facts}, nobody to prove anything to, and a team that knows SOPS.`
          : `${facts}, nobody to prove anything to, and a key of KMS is all there is to pay.`,
        givenUp: 'Rotation, and a record of who read what.',
        changesIf: 'A compliance framework applies.',
      }
    return {
      ...verdict,
      answer: 'secrets-manager',
      because: `${facts}${regulated ? ` under ${frameworks(spec)}` : ''}: encrypted, told when one is too old, every reading on record, and nothing of ours to keep running for it.`,
      givenUp: 'A few dollars for each secret a year, and a product of one cloud.',
      changesIf: 'Secrets must be made for each use, or there are several clouds.',
    }
  },
}

/** Stores that are signed in to with a password; the others believe a role. */
const withPassword: ReadonlySet<Engine> = new Set(['postgresql', 'redis', 'analytics'])

/** Files are decrypted by something in a cluster, and volumes are mounted by its nodes; SOPS names its keys by the account that they are in. */
function impossible(scene: Scene): Partial<Record<Answer, string>> {
  if (answerOf(scene, 'cluster') !== 'eks') {
    const why = 'There is no cluster that could read them'
    return { csi: 'There is no cluster whose nodes could mount them', sops: why, 'sealed-secrets': why }
  }
  return { ...unmounted(scene), ...undecrypted(scene) }
}

function unmounted({ spec }: Scene): Partial<Record<Answer, string>> {
  const previews = spec.environments.some(({ kind }) => kind === 'preview')
  return previews && !spec.cloud.account
    ? { csi: 'Pods of previews take on roles by their address, and `cloud.account` does not say in which account' }
    : {}
}

function undecrypted(scene: Scene): Partial<Record<Answer, string>> {
  const pushed = computedBy(scene, 'containers', 'functions', 'virtual-machines')
  if (pushed.length > 0) {
    const many = pushed.length > 1
    const why = `${named(pushed)} ${many ? 'ask' : 'asks'} AWS for secrets, and nobody is there to decrypt files for ${many ? 'them' : 'it'}: the pipeline would have to read them all`
    return { sops: why, 'sealed-secrets': why }
  }
  return scene.spec.cloud.account
    ? {}
    : { sops: 'Its keys are named with the number of the account, which `cloud.account` does not say' }
}
