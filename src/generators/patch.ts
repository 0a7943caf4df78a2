import type { Artifact } from '../model/blueprint.ts'
import { Fault } from '../model/fault.ts'
import type { Patch } from '../model/spec.ts'
import { hcl } from '../syntax/hcl/hcl.ts'
import type { Syntax } from '../syntax/syntax.ts'
import { yaml } from '../syntax/yaml/yaml.ts'
import { matchesGlob } from '../values/glob.ts'

/** The spec's own changes to generated files. A patch that meets no file, or that cannot be made, is a fault: it would be believed otherwise. */
export function applyPatches(artifacts: readonly Artifact[], patches: readonly Patch[]): Artifact[] {
  for (const patch of patches)
    if (!artifacts.some(({ path }) => matchesGlob(path, [patch.file])))
      throw new Fault(
        'patch-without-file',
        `no generated file is called \`${patch.file}\``,
        'Run `devops generate --dry-run` to see their names',
      )
  return artifacts.map((artifact) => {
    let { text } = artifact
    for (const patch of patches)
      if (matchesGlob(artifact.path, [patch.file])) text = patchedText(artifact.path, text, patch)
    return { ...artifact, text }
  })
}

function patchedText(path: string, text: string, { set, to }: Patch): string {
  const edit = syntaxOf(path).parse({ path, text }).edit({ set, to })
  if ('refused' in edit)
    throw new Fault(
      'patch-refused',
      `\`${set.join('.')}\` of ${path} cannot be set: ${edit.refused}`,
      'Correct the path under `patches:`',
    )
  return text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
}

function syntaxOf(path: string): Syntax {
  if (/\.ya?ml$/.test(path)) return yaml
  if (/\.tf$/.test(path)) return hcl
  throw new Fault(
    'patch-format',
    `${path} is neither YAML nor Terraform`,
    'Edit the file instead: `devops generate` keeps edits',
  )
}
