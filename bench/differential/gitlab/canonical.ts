import { isMap } from '../../../src/model/shape.ts'
import { isUnknown } from '../../../src/model/unknown.ts'

/** One spelling for what may be written in several ways, so that two readings of a job can be compared. */
export function canonical(job: unknown): { readonly [name: string]: unknown } {
  if (!isMap(job)) return {}
  const made: { [name: string]: unknown } = {}
  for (const [name, value] of Object.entries(job)) {
    if (skipped.has(name) || value === null || value === undefined) continue
    made[name] = (forms[name] ?? plain)(value)
  }
  return made
}

const skipped = new Set(['extends', 'inherit', 'gitlab-ci-local'])

const script = (value: unknown) =>
  list(value)
    .flatMap((each) => (Array.isArray(each) ? each.flat(9) : [each]))
    .map((each) => (isUnknown(each) ? `? ${each.text}` : String(each)))
const named = (value: unknown): unknown => (isMap(value) ? plain(value) : { name: value })
const texts = (value: unknown) =>
  isMap(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, isMap(each) ? plain(each) : String(each ?? '')]),
      )
    : value

const forms: { readonly [name: string]: (value: unknown) => unknown } = {
  script,
  before_script: script,
  after_script: script,
  image: named,
  services: (value) => list(value).map(named),
  environment: named,
  variables: texts,
  tags: (value) => list(value).map(String),
  rules: (value) => list(value).flat(9).map(plain),
  needs: (value) =>
    list(value).map((each) =>
      plain({
        artifacts: true,
        optional: false,
        ...(isMap(each) ? { ...each, job: list(each.job)[0] } : { job: each }),
      }),
    ),
  cache: (value) =>
    list(value).map((each) => (isMap(each) ? plain({ policy: 'pull-push', when: 'on_success', ...each }) : each)),
  trigger: (value) =>
    isMap(value)
      ? plain({ ...value, include: list(value.include).map((each) => (isMap(each) ? each : { local: each })) })
      : { project: value },
  parallel: (value) =>
    isMap(value)
      ? {
          matrix: list(value.matrix).map((row) =>
            isMap(row)
              ? Object.fromEntries(Object.entries(row).map(([name, each]) => [name, list(each).map(String)]))
              : row,
          ),
        }
      : value,
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

/** Keys in order, so that two maps are equal when their texts are; what is unknown is told by its text. */
function plain(value: unknown): unknown {
  if (isUnknown(value)) return `? ${value.text}`
  if (Array.isArray(value)) return value.map(plain)
  if (!isMap(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => [name, plain(each)]),
  )
}
