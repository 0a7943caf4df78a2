import { command as generate } from '../../src/commands/generate.ts'
import { make } from '../../src/generators/make.ts'
import type { Blueprint } from '../../src/model/blueprint.ts'
import { worldOf } from '../world.ts'

/**
 * Generates for one spec, lets a person write into files, and generates for another over it: what is there then is what the other
 * asks for and nothing of the first, but for what the person wrote.
 */
export async function regenerated(first: string, second: string, asked: Blueprint): Promise<string[]> {
  const texts = new Map([['devops.yaml', first]])
  const world = worldOf(texts)
  const run = () => generate.run(generate.input.parse({ allowDestroy: true }), world)
  await run()
  const fresh = new Map(make(asked).map((artifact) => [artifact.path, artifact]))
  const own = 'docs/ours.md'
  texts.set(own, 'Ours.\n')
  // One that goes, one that stays.
  const paths = [...texts.keys()].filter((path) => path.endsWith('.md') && path.startsWith('docs/') && path !== own)
  const edited = [paths.find((path) => !fresh.has(path)), paths.find((path) => fresh.has(path))].filter(
    (path) => path !== undefined,
  )
  for (const path of edited) texts.set(path, `${texts.get(path)}\nA person wrote this.\n`)
  texts.set('devops.yaml', second)
  const told = new Map((await run()).files.map((file) => [file.path, file]))
  const left = [...texts.keys()].filter(
    (path) => !fresh.has(path) && !path.startsWith('.devops/') && !['devops.yaml', own].includes(path),
  )
  return [
    ...(texts.get(own) === 'Ours.\n' ? [] : [`${own} of a person is lost`]),
    ...edited
      .filter((path) => !texts.get(path)?.includes('A person wrote this.'))
      .map((path) => `what a person wrote in ${path} is lost`),
    ...left.filter((path) => told.get(path)?.action !== 'release').map((path) => `${path} is left over, and not named`),
    ...[...fresh.values()]
      .filter(({ path, text, seeded }) => !seeded && !edited.includes(path) && texts.get(path) !== text)
      .map(({ path }) => `${path} is not as it would be written anew: ${told.get(path)?.action}`),
  ]
}
