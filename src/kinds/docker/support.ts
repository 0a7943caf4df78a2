import { baseImage, codenames } from '../../facts/base-images.ts'
import { endOf } from '../../facts/lifecycles.ts'
import { supersededBy } from '../../facts/superseded.ts'
import { normalName, parseImage } from '../../values/image.ts'

/** Since when what an image holds gets no fixes any more, and what to use instead; nothing where it does, or that is not known. */
export function overOf(image: string, on: Date): string | undefined {
  const parsed = parseImage(image)
  if (!parsed) return undefined
  const name = normalName(parsed).replace(/^public\.ecr\.aws\/docker\/library\//, 'docker.io/library/')
  const [end] = held(name, parsed.tag ?? '').flatMap(([product, version]) => {
    const found = endOf(product, version)
    // Debian's long-term support is free to all; the extended support of others is for who pays.
    const last = product === 'debian' ? found?.extendedEnds : found?.ends
    const over = found?.ended || (last !== undefined && last < on.toISOString().slice(0, 10))
    return found && over ? [{ ...found, last }] : []
  })
  if (end) {
    const since = end.last ? ` since ${end.last}` : ''
    const next = end.successor ?? 'a release that is maintained'
    return `${end.product.replace('distroless/', 'distroless ')} ${end.cycle} has been out of support${since}; use ${next}`
  }
  const dead = supersededBy('image', name)
  return dead && `${dead.state}${dead.since ? ` (${dead.since})` : ''}; use ${dead.successor}`
}

/** The products in an image with their versions: the language, then the system below it. */
function held(name: string, tag: string): readonly (readonly [product: string, version: string])[] {
  const distroless = /^gcr\.io\/distroless\/([a-z]+(?:-nossl|3)?)(\d*)-(debian\d+)$/.exec(name)
  if (distroless) {
    const [, image = '', version = '', system = ''] = distroless
    return [
      ...(image === 'nodejs' && version ? [['node', version] as const] : []),
      [`distroless/${image === 'python' ? 'python3' : image}`, system],
    ]
  }
  const known = baseImage(name)
  if (!known) return []
  const words = tag.split('-')
  const named = codenames.rows.filter((each) => words.includes(each.name))
  const alpine = words.map((word) => /^alpine(3\.\d+)$/.exec(word)?.[1]).find((each) => each !== undefined)
  return [
    ...(/^v?\d/.test(tag) ? [[known.product, tag] as const] : []),
    ...named.map(({ product, version }) => [product, version] as const),
    ...(alpine ? [['alpine', alpine] as const] : []),
  ]
}
