import { isMap } from '../model/shape.ts'
import type { SourceFile, Tree } from '../model/source.ts'
import type { Spec } from '../model/spec.ts'
import { yaml } from '../syntax/yaml/yaml.ts'
import { contradictionsIn } from './contradictions/contradictions.ts'
import { filled, kindOf } from './fill.ts'
import { overruleProblems } from './overrules.ts'
import { problemAt, problemsOf, type SpecProblem } from './problem.ts'
import { instead } from './scalars.ts'
import { specSchema, type Written } from './schema.ts'

export interface ReadSpec {
  /** Absent when there is any problem. */
  readonly spec?: Spec
  readonly problems: readonly SpecProblem[]
}

/** Reads `devops.yaml`. Never throws for what stands in the file; whether the budget is enough is asked of `affordable`. */
export function readSpec(file: SourceFile): ReadSpec {
  const tree = yaml.parse(file)
  const malformed = malformations(tree)
  if (malformed.length > 0) return { problems: malformed }
  const written = specSchema.safeParse((tree.data as readonly unknown[])[0])
  if (!written.success) return { problems: problemsOf(written.error.issues, tree) }
  const spec = filled(written.data, tree)
  const problems = [...unnamedKinds(written.data, tree), ...inSpec(spec)]
  if (problems.length > 0) return { problems }
  const overruled = overruleProblems(spec)
  return overruled.length > 0 ? { problems: overruled } : { spec, problems: [] }
}

function malformations(tree: Tree): SpecProblem[] {
  const [problem] = tree.problems
  if (problem) return [{ ...problem, remedy: remedyOf(problem.message) }]
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

function remedyOf(message: string): string {
  if (/unique/.test(message)) return 'Two entries have the same key: rename one, or bring them together.'
  if (/indent/i.test(message)) return 'Indent with spaces, and all entries of one map alike.'
  return 'Correct the YAML here; a missing quote, bracket or colon just before it is the usual cause.'
}

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
