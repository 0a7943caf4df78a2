import type { Artifact } from '../model/blueprint.ts'
import { Fault } from '../model/fault.ts'
import type { Patch } from '../model/spec.ts'
import { hcl } from '../syntax/hcl/hcl.ts'
import type { Syntax } from '../syntax/syntax.ts'
import { yaml } from '../syntax/yaml/yaml.ts'
import { matchesGlob } from '../values/glob.ts'
import { nearest } from '../values/nearest.ts'

/** The spec's own changes to generated files. One that cannot be made is a fault: it would be believed otherwise. */
export function applyPatches(artifacts: readonly Artifact[], patches: readonly Patch[]): Artifact[] {
  return artifacts.map((artifact) => {
    let { text } = artifact
    for (const patch of patches)
      if (matchesGlob(artifact.path, [patch.file])) text = patchedText(artifact.path, text, patch)
    return { ...artifact, text }
  })
}

/** Faults where a patch meets none of the files, which must be all that are generated. */
export function expectFiles(artifacts: readonly Artifact[], patches: readonly Patch[]): void {
  for (const { file } of patches) {
    if (artifacts.some(({ path }) => matchesGlob(path, [file]))) continue
    const [near] = nearest(
      file,
      artifacts.map(({ path }) => path),
    )
    throw new Fault(
      'patch-without-file',
      `no generated file is called \`${file}\``,
      near ? `Did you mean \`${near}\`?` : 'Run `devops generate --dry-run` to see their names.',
    )
  }
}

function patchedText(path: string, text: string, { set: steps, to }: Patch): string {
  const syntax = syntaxOf(path)
  // A path begins in the first document unless it says which.
  const set = syntax === yaml && typeof steps[0] !== 'number' ? [0, ...steps] : steps
  const edit = syntax.parse({ path, text }).edit({ set, to })
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
