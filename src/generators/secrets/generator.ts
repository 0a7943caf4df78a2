import type { Artifact } from '../../model/blueprint.ts'
import type { EncryptedSecrets } from '../../model/encrypted.ts'
import type { Plan } from '../../model/plan.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { agePath, ageScript } from './age-script.ts'
import { checkPath, checkScript, hook, hookPath } from './check-script.ts'
import { secretsDocument } from './document.ts'
import { rotatePath, rotateScript } from './rotate-script.ts'
import { renewPath, renewScript } from './seal-script.ts'
import { sealGround } from './sealing.ts'
import { setPath, setScript } from './set-script.ts'

export const generator: Generator = {
  title:
    'How secrets are made, changed and how old they may become; encrypted files of the repository, and that none is in clear',
  paths: ['.sops.yaml', 'secrets/*/README.md', 'scripts/secrets/*.sh', hookPath, 'sealing/**', 'docs/secrets.md'],
  wants: ({ plan }) => plan.encrypted !== undefined || plan.kept.length > 0,
  *make({ plan }) {
    const { encrypted } = plan
    yield text('docs/secrets.md', secretsDocument(plan))
    if (plan.kept.some(({ stage }) => stage !== undefined)) yield text(rotatePath, rotateScript(plan))
    if (!encrypted) return
    yield text(agePath, ageScript(plan, encrypted))
    if (!encrypted.seal) yield yaml('.sops.yaml', [rules(plan, encrypted)])
    for (const { name } of plan.stages)
      yield text(
        `${encrypted.directories[name]}/README.md`,
        `# Secrets of ${name}\n\nOne encrypted file for each service: \`${setPath} ${name} SERVICE\` makes it. [How, and by which keys](../../docs/secrets.md).\n`,
      )
    yield text(setPath, setScript(plan, encrypted))
    yield text(checkPath, checkScript(encrypted))
    yield text(hookPath, hook)
    if (!encrypted.seal) return
    yield text(renewPath, renewScript(plan, encrypted.seal))
    for (const stack of plan.stacks) {
      const home = `sealing/${stack.name}`
      yield yaml(`${home}/kustomization.yaml`, [
        { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: ['keys.yaml'] },
      ])
      yield yaml(`${home}/keys.yaml`, sealGround(stack, encrypted.seal))
    }
  },
}

/** Which key encrypts which file, and what of it: names stay readable where Flux reads them, values never do. */
function rules({ stages }: Plan, { keys, form, directories }: EncryptedSecrets) {
  return {
    creation_rules: stages.flatMap(({ name }) =>
      keys[name]
        ? [
            {
              path_regex: `^${directories[name]}/.+\\.yaml$`,
              kms: keys[name].arn,
              ...(form === 'Secret' ? { encrypted_regex: '^(data|stringData)$' } : { encrypted_suffix: 'Templates' }),
            },
          ]
        : [],
    ),
  }
}

function text(path: string, content: string): Artifact {
  return { path, because: ['secrets'], text: content }
}

function yaml(path: string, documents: readonly unknown[]): Artifact {
  return text(path, printYaml(documents))
}
