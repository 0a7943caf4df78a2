import { isMap } from '../../model/shape.ts'
import { type SourceFile, valueAt } from '../../model/source.ts'
import { matchesGlob } from '../../values/glob.ts'
import { actionlint, dataOf, listAt, polaris, type Said, textsIn } from './exemptions.ts'
import type { Foreign } from './suppression.ts'

/** Where tools are told once for a whole repository what to leave; beside the directory of the call and nowhere else. */
const settings: Readonly<Record<string, (file: SourceFile) => Iterable<Said>>> = {
  '.trivyignore': trivyLines,
  '.trivyignore.yaml': trivyYaml,
  '.hadolint.yaml': hadolint,
  '.hadolint.yml': hadolint,
  '.checkov.yaml': checkov,
  '.checkov.yml': checkov,
  '.kube-linter.yaml': kubeLinter,
  '.kube-linter.yml': kubeLinter,
  'polaris.yaml': polaris,
  '.polaris.yaml': polaris,
  '.github/actionlint.yaml': actionlint,
  '.github/actionlint.yml': actionlint,
  'zizmor.yml': zizmor,
  '.github/zizmor.yml': zizmor,
  '.shellcheckrc': shellcheck,
  '.tflint.hcl': tflint,
}

export const settingsPaths = Object.keys(settings)

export function settingsIn(files: readonly SourceFile[]): readonly Foreign[] {
  return files.flatMap((file) =>
    [...(Object.hasOwn(settings, file.path) ? (settings[file.path]?.(file) ?? []) : [])].flatMap((said) =>
      said.rules.map((rule) => foreignOf({ ...said, rules: [rule] }, file)),
    ),
  )
}

function* trivyLines({ text }: SourceFile): Iterable<Said> {
  for (const line of text.split(/\r?\n/)) {
    const [rule, exp] = line.replace(/#.*/, '').trim().split(/\s+/)
    if (rule) yield { by: 'trivy', rules: [rule], until: exp?.startsWith('exp:') ? exp.slice(4) : undefined }
  }
}

function* trivyYaml(file: SourceFile): Iterable<Said> {
  const data = dataOf(file)
  for (const part of ['misconfigurations', 'secrets'])
    for (const each of listAt(data, [part])) {
      if (!isMap(each) || typeof each.id !== 'string') continue
      const paths = textsIn(each.paths)
      const until = typeof each.expired_at === 'string' ? each.expired_at.slice(0, 10) : undefined
      const reason = typeof each.statement === 'string' ? each.statement : undefined
      yield { by: 'trivy', rules: [each.id], ...(paths.length > 0 && { paths }), until, reason }
    }
}

function* hadolint(file: SourceFile): Iterable<Said> {
  const rules = textsIn(valueAt(dataOf(file), ['ignored']))
  if (rules.length > 0) yield { by: 'hadolint', rules }
}

function* checkov(file: SourceFile): Iterable<Said> {
  const skip = valueAt(dataOf(file), ['skip-check'])
  const rules = typeof skip === 'string' ? skip.split(',') : textsIn(skip)
  if (rules.length > 0) yield { by: 'checkov', rules }
}

function* kubeLinter(file: SourceFile): Iterable<Said> {
  const rules = textsIn(valueAt(dataOf(file), ['checks', 'exclude']))
  if (rules.length > 0) yield { by: 'kube-linter', rules }
}

/** `ignore` names workflows, with a line and a column where one place is meant: those would not stay true and are left out. */
function* zizmor(file: SourceFile): Iterable<Said> {
  const rules = valueAt(dataOf(file), ['rules'])
  if (!isMap(rules)) return
  for (const [rule, said] of Object.entries(rules)) {
    if (valueAt(said, ['disable']) === true) yield { by: 'zizmor', rules: [rule] }
    const paths = textsIn(valueAt(said, ['ignore'])).filter((path) => !path.includes(':'))
    if (paths.length > 0) yield { by: 'zizmor', rules: [rule], paths: paths.map((path) => `**/${path}`) }
  }
}

function* shellcheck({ text }: SourceFile): Iterable<Said> {
  for (const [, list = ''] of text.matchAll(/^\s*disable=([\w,]+)/gm))
    yield { by: 'shellcheck', rules: list.split(',') }
}

function* tflint({ text }: SourceFile): Iterable<Said> {
  for (const [, rule = '', body = ''] of text.matchAll(/^rule\s+"(\w+)"\s*\{([^}]*)\}/gm))
    if (/^\s*enabled\s*=\s*false/m.test(body)) yield { by: 'tflint', rules: [rule] }
}

function foreignOf({ by, rules, paths, names, until, reason }: Said, file: SourceFile): Foreign {
  const checks = rules.map((rule) => rule.trim()).filter((rule) => rule !== '')
  const at = Math.max(0, file.text.indexOf(checks[0] ?? ''))
  return {
    by,
    checks,
    ...(until !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(until) && { until }),
    reason: reason?.trim() || `${file.path} leaves out ${checks.join(', ')}`.slice(0, 200),
    place: { file: file.path, span: { start: at, end: at + (checks[0]?.length ?? 0) } },
    reach: 'everywhere',
    covers: ({ place, resource }) =>
      (paths === undefined || matchesGlob(place.file, paths)) &&
      (names === undefined || names.some((name) => (resource.split('/')[1] ?? '').startsWith(name))),
  }
}
