import type { Artifact } from '../../model/blueprint.ts'
import type { Prover, Verdict } from '../prover.ts'

export const prover: Prover = {
  title: "GitHub's workflow validator",
  claim: 'syntax, expressions, and the inputs of called workflows, as GitHub itself reads them',
  blind: 'inputs of actions that lie elsewhere, what scripts do, and whether a runner executes it',
  proves: (artifact) => isWorkflow(artifact.path) || isAction(artifact.path),
  async available() {
    const service = await load()
    if (service) return { version: service.version }
    return { missing: 'this build was made without it; run `node scripts/vendor-languageservice.mjs`' }
  },
  async *prove(artifacts) {
    const service = await load()
    if (!service) return
    for (const artifact of artifacts) if (prover.proves(artifact)) yield* verdictsOn(artifact, artifacts, service)
  },
}

/** What the vendored module offers of `@actions/languageservice`. */
interface Service {
  readonly version: string
  readonly TextDocument: { create(uri: string, language: string, version: number, text: string): unknown }
  validate(document: unknown, settings: unknown): Promise<readonly Diagnostic[]>
  /** It remembers what it parsed by path; texts change between runs. */
  clearCache(): void
}

interface Diagnostic {
  readonly message: string
  /** 1 error, 2 warning, 3 information, 4 hint; absent where the file cannot be read as a workflow. */
  readonly severity?: number
  readonly range: { readonly start: { readonly line: number } }
}

async function load(): Promise<Service | undefined> {
  try {
    return (await import(new URL('./languageservice.mjs', import.meta.url).href)) as Service
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}

async function* verdictsOn(
  { path, text }: Artifact,
  artifacts: readonly Artifact[],
  service: Service,
): AsyncIterable<Verdict> {
  const at = path.lastIndexOf('.github/')
  const root = at > 0 ? path.slice(0, at) : ''
  const fileProvider = {
    async getFileContent(reference: { readonly path: string; readonly repository?: string }) {
      const called = reference.repository === undefined && artifacts.find(({ path }) => path === root + reference.path)
      if (!called) throw new Error(`There is no \`${reference.path}\``)
      return { name: called.path, content: called.text }
    },
  }
  service.clearCache()
  const document = service.TextDocument.create(`file:///${path.slice(root.length)}`, 'yaml', 1, text)
  const lines = text.split('\n')
  const found = (await service.validate(document, { fileProvider })).filter(
    ({ severity = 1, message, range }) =>
      severity <= 2 && !(message === notFound && !lines[range.start.line]?.includes('./')),
  )
  for (const { message, range } of found) yield { path, outcome: 'refuted', message, line: range.start.line + 1 }
  if (found.length === 0) yield { path, outcome: 'proved' }
}

/** What it says of workflows in other repositories too, which are nobody's to read here. */
const notFound = 'Unable to find reusable workflow'

function isWorkflow(path: string): boolean {
  return /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path)
}

function isAction(path: string): boolean {
  return /(?:^|\/)action\.ya?ml$/.test(path)
}
