import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { TerraformResource } from '../../../src/kinds/terraform.ts'
import { directoryOf, type SourceFile } from '../../../src/model/source.ts'
import { isUnknown, whyUnknown } from '../../../src/model/unknown.ts'
import { survey } from '../../../src/readers/survey.ts'
import type { BlockNode, Expression } from '../../../src/syntax/hcl/ast.ts'
import { hcl } from '../../../src/syntax/hcl/hcl.ts'
import { referencesIn } from '../../../src/syntax/hcl/references.ts'
import type { Verdict } from '../referee.ts'
import { asked } from './table.ts'

/** One verdict for each local value of a directory that rests on defaults of variables and other local values alone. */
export function* localVerdicts(files: readonly SourceFile[]): Iterable<Verdict> {
  for (const [directory, all] of byDirectory(files)) {
    const { names, text } = alone(all)
    if (names.length === 0) continue
    const home = mkdtempSync(join(tmpdir(), 'locals-'))
    writeFileSync(join(home, 'main.tf'), text)
    const answers = asked(
      home,
      names.map((name) => `local.${name}`),
    )
    rmSync(home, { recursive: true })
    if (!answers) {
      yield { what: directory, is: 'refused by both', because: 'Terraform does not evaluate what is left of it' }
      continue
    }
    const probe = `resource "probe" "all" {\n${names.map((name, index) => `  v${index} = local.${name}`).join('\n')}\n}\n`
    const estate = survey([
      { path: 'main.tf', text },
      { path: 'probe.tf', text: probe },
    ])
    const [body = {}] = estate.of(TerraformResource).map(({ data }) => data.body)
    for (const [index, name] of names.entries()) {
      const ours = body[`v${index}`]
      const what = `${directory} local.${name}`
      if (isDeepStrictEqual(JSON.parse(JSON.stringify(ours)), answers[index])) yield { what, is: 'equal' }
      else if (isUnknown(ours)) yield { what, is: 'explained', because: `unknown: ${whyUnknown(ours)}` }
      else
        yield {
          what,
          is: 'different',
          because: `is ${JSON.stringify(ours).slice(0, 300)}, theirs ${JSON.stringify(answers[index]).slice(0, 300)}`,
        }
    }
  }
}

function byDirectory(files: readonly SourceFile[]): Map<string, SourceFile[]> {
  const groups = new Map<string, SourceFile[]>()
  for (const file of files.filter(({ path }) => /\.(?:tf|tofu)$/.test(path))) {
    const directory = directoryOf(file.path)
    groups.set(directory, [...(groups.get(directory) ?? []), file])
  }
  return groups
}

/** What is left without resources, modules and the outside: variables with defaults, and local values that rest on them. */
function alone(files: readonly SourceFile[]): { readonly names: readonly string[]; readonly text: string } {
  const trees = files.map((file) => hcl.parse(file))
  if (trees.some(({ problems }) => problems.length > 0)) return { names: [], text: '' }
  const blocks = trees.flatMap((tree) => tree.body.blocks.map((block) => ({ tree, block })))
  const variables = new Map(
    blocks.filter(({ block }) => isGiven(block)).map((each) => [each.block.labels[0]?.text ?? '', each]),
  )
  const locals = new Map(
    blocks.flatMap(({ tree, block }) =>
      block.type === 'locals' ? block.body.attributes.map(({ name, value }) => [name, { tree, value }] as const) : [],
    ),
  )
  for (let before = -1; before !== locals.size; ) {
    before = locals.size
    for (const [name, { tree, value }] of locals)
      if (!rests(value, tree.file.text, variables, locals)) locals.delete(name)
  }
  const text = [
    ...[...variables.values()].map(({ tree, block }) => tree.file.text.slice(block.start, block.end)),
    `locals {\n${[...locals].map(([name, { tree, value }]) => `  ${name} = ${tree.file.text.slice(value.start, value.end)}`).join('\n')}\n}`,
  ].join('\n')
  return { names: [...locals.keys()], text: `${text}\n` }
}

function isGiven({ type, body }: BlockNode): boolean {
  const plain = body.attributes.every(({ name }) => name !== 'sensitive' && name !== 'ephemeral')
  return (
    type === 'variable' && plain && body.blocks.length === 0 && body.attributes.some(({ name }) => name === 'default')
  )
}

function rests(
  value: Expression,
  text: string,
  variables: ReadonlyMap<string, unknown>,
  locals: ReadonlyMap<string, unknown>,
): boolean {
  if (
    /\b(?:file\w*|templatefile|abspath|pathexpand|timestamp|plantimestamp|uuid|bcrypt|provider::\w+|issensitive)\s*\(/.test(
      text.slice(value.start, value.end),
    )
  )
    return false
  return referencesIn(value).every(({ parts: [root, name] }) => {
    if (root?.step === 'var') return variables.has(String(name?.step))
    return root?.step === 'local' && locals.has(String(name?.step))
  })
}
