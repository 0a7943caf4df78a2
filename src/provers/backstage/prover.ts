import { CatalogEntity } from '../../kinds/catalog.ts'
import type { Artifact } from '../../model/blueprint.ts'
import { isMap } from '../../model/shape.ts'
import { survey } from '../../readers/survey.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { complaintsOf } from '../complaints.ts'
import type { Prover, Verdict } from '../prover.ts'
import { kinds } from './schemas.ts'

export const prover: Prover = {
  title: 'Backstage catalog model',
  claim:
    'every entity has the fields of its kind and no others, names that Backstage takes, and relations to entities that are there',
  blind: 'whether the plugins and actions that annotations and steps speak to are installed',
  proves: (artifact) => entitiesIn(artifact).length > 0,
  available: async () => ({ version: 'v1alpha1, v1beta3' }),
  async *prove(artifacts) {
    const own = artifacts.filter(prover.proves)
    const dangling = astray(own)
    const { Ajv } = await import('ajv')
    const ajv = new Ajv({ allErrors: true, strict: false, verbose: true })
    for (const { path, text, ...rest } of own) {
      const verdicts: Verdict[] = []
      for (const document of entitiesIn({ path, text, ...rest })) {
        const kind = `${document.apiVersion}/${document.kind}`
        const schema = kinds[kind]
        if (!schema) {
          verdicts.push({ path, outcome: 'not-run', message: `there is no schema of ${kind}` })
          continue
        }
        const validate = ajv.compile(schema)
        validate(document)
        const name = isMap(document.metadata) ? document.metadata.name : '?'
        for (const { message } of complaintsOf(validate.errors ?? []))
          verdicts.push({ path, outcome: 'refuted', message: `${document.kind} \`${name}\`: ${message}` })
      }
      for (const message of dangling.get(path) ?? []) verdicts.push({ path, outcome: 'refuted', message })
      yield* verdicts
      if (verdicts.length === 0)
        yield { path, outcome: 'proved', message: `${entitiesIn({ path, text, ...rest }).length} entities` }
    }
  },
}

function entitiesIn({ path, text }: Artifact): readonly { readonly [name: string]: unknown }[] {
  if (!/\.ya?ml$/.test(path) || !text.includes('backstage.io/')) return []
  const { data } = yaml.parse({ path, text })
  return (Array.isArray(data) ? data : []).filter(
    (each) => isMap(each) && /^(?:scaffolder\.)?backstage\.io\//.test(String(each.apiVersion)),
  )
}

/** Relations that lead to no entity of these files, by file. */
function astray(artifacts: readonly Artifact[]): ReadonlyMap<string, readonly string[]> {
  const all = survey(artifacts).of(CatalogEntity)
  const known = new Set(all.map(({ name }) => name))
  const found = new Map<string, string[]>()
  for (const { data, name, tree } of all) {
    const { owner, system, domain, dependsOn = [], providesApis = [], consumesApis = [] } = data
    for (const to of [owner, system, domain, ...dependsOn, ...providesApis, ...consumesApis]) {
      if (!to || known.has(`${to.kind}:${to.namespace}/${to.name}`)) continue
      const message = `${name} speaks of ${to.kind}:${to.namespace}/${to.name}, which no file makes`
      found.set(tree.file.path, [...(found.get(tree.file.path) ?? []), message])
    }
  }
  return found
}
