import { isMap } from '../model/shape.ts'
import type { Problem, SourceFile, Tree } from '../model/source.ts'
import type { Spec } from '../model/spec.ts'
import { yaml } from '../syntax/yaml/yaml.ts'
import { contradictionsIn } from './contradictions/contradictions.ts'
import { kindOf } from './environments.ts'
import { filled } from './fill.ts'
import { overruleProblems } from './overrules.ts'
import { problemAt, problemsOf, type SpecProblem } from './problem.ts'
import { instead } from './scalars.ts'
import { specSchema, type Written } from './schema.ts'
import { type Beside, scored } from './score/score.ts'
import { variableProblems } from './variables.ts'

export interface ReadSpec {
  /** Absent when there is any problem. */
  readonly spec?: Spec
  readonly problems: readonly SpecProblem[]
}

/** Reads `devops.yaml` with the files that it names. Never throws for what stands there; whether the budget is enough is asked of `affordable`. */
export function readSpec(file: SourceFile, beside: Beside = () => undefined): ReadSpec {
  const tree = yaml.parse(file)
  const malformed = malformations(tree)
  if (malformed.length > 0) return { problems: malformed }
  const workloads = scored((tree.data as readonly unknown[])[0], tree, beside)
  const written = specSchema.safeParse(workloads.written)
  if (!written.success) return { problems: [...workloads.problems, ...problemsOf(written.error.issues, tree)] }
  if (workloads.problems.length > 0) return { problems: workloads.problems }
  const spec = filled(written.data, tree, workloads.remarks)
  const problems = [...unnamedKinds(written.data, tree), ...inSpec(spec)]
  if (problems.length > 0) return { problems }
  const overruled = overruleProblems(spec)
  if (overruled.length > 0) return { problems: overruled }
  const unknown = variableProblems(spec)
  return unknown.length > 0 ? { problems: unknown } : { spec, problems: [] }
}

function malformations(tree: Tree): SpecProblem[] {
  const [problem] = tree.problems
  if (problem) return [malformation(problem, tree.file)]
  const documents = tree.data as readonly unknown[]
  if (documents.length > 1)
    return [
      {
        message: `The file holds ${documents.length} YAML documents`,
        remedy: 'One file is one spec: give each its own `devops.yaml`.',
        place: tree.placeOf([1]),
      },
    ]
  if (!isMap(documents[0]))
    return [problemAt(tree, [], 'The file is no spec', 'Begin with `name:`; `devops init` writes a first one.')]
  return []
}

/** What the YAML parser says, with the whole word where it shows one letter. */
function malformation({ message, place }: Problem, { text, path }: SourceFile): SpecProblem {
  const start = Math.min(place.span.start, text.length)
  const word = /^[\w./-]{1,80}/.exec(text.slice(start, start + 80))?.[0].length ?? 0
  const end = Math.min(Math.max(place.span.end, start + word), text.length)
  const [, said = message, remedy] = malformed.find(([form]) => form.test(message)) ?? []
  return {
    message: said,
    remedy: remedy ?? 'Correct the YAML here; a missing quote, bracket or colon just before it is the usual cause.',
    place: { file: path, span: { start, end } },
  }
}

const malformed: readonly (readonly [RegExp, string, string])[] = [
  [/stands twice/, 'The same key stands here twice', 'Rename one of the two, or bring them together.'],
  [
    /`[\]}]` should stand|bracket is never/,
    'A `[` or `{` before this is not closed',
    'Close it with `]` or `}` on its own line.',
  ],
  [/tabs?\b/i, 'A tab is used to indent', 'Indent with spaces.'],
  [/quote/i, 'A text in quotes is not closed', 'Close it with the quote that opens it.'],
]

function unnamedKinds({ environments }: Written, tree: Tree): SpecProblem[] {
  if (!Array.isArray(environments)) return []
  return environments.flatMap((name, index) =>
    kindOf(name)
      ? []
      : [
          problemAt(
            tree,
            ['environments', index],
            `\`${name}\` does not say what kind of environment it is`,
            `${instead(name, ['dev', 'staging', 'production', 'preview'])} Or name its kind: \`environments: { ${name}: staging }\`.`,
          ),
        ],
  )
}

function inSpec(spec: Spec): SpecProblem[] {
  const { tree } = spec
  return contradictionsIn(spec)
    .map(({ at, part, what, remedy, related }) => ({
      ...problemAt(tree, at, what, remedy, part),
      ...(related && { related: related.map((path) => tree.placeOf([0, ...path])) }),
    }))
    .sort((a, b) => a.place.span.start - b.place.span.start)
}
