import { command as audit } from '../../commands/audit.ts'
import type { World } from '../../model/world.ts'
import type { Resources } from './kit.ts'
import { masked } from './masked.ts'

/** What a repository says of itself: its spec, what is wrong with it, and what to do when an alert fires. */
export function resourcesOf(world: World, secrets: readonly string[]): Resources {
  return {
    async list() {
      const spec = await world.files.read(specPath)
      return [
        ...(spec === undefined ? [] : [{ uri: specUri, name: specPath, mimeType: 'application/yaml' }]),
        { uri: findingsUri, name: 'What `devops audit` finds', mimeType: 'application/json' },
        ...(await runbooks()).map((path) => ({ uri: `devops://files/${path}`, name: path, mimeType: 'text/markdown' })),
      ]
    },
    async read(uri) {
      if (uri === findingsUri) {
        const { findings } = await audit.run(audit.input.parse({}), world)
        return { mimeType: 'application/json', text: JSON.stringify(masked(findings, secrets)) }
      }
      const path = uri === specUri ? specPath : (await runbooks()).find((each) => uri === `devops://files/${each}`)
      const text = path === undefined ? undefined : await world.files.read(path)
      if (text === undefined) return undefined
      return { mimeType: uri === specUri ? 'application/yaml' : 'text/markdown', text: masked(text, secrets) }
    },
  }

  async function runbooks(): Promise<readonly string[]> {
    const { files } = await world.files.list('.', { include: ['**/runbooks/*.md', '**/runbooks/**/*.md'] })
    return files.map(({ path }) => path)
  }
}

const specPath = 'devops.yaml'
const specUri = 'devops://spec'
const findingsUri = 'devops://findings'
