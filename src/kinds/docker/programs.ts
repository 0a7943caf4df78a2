import { normalName, parseImage } from '../../values/image.ts'

/** Programs that are surely not in an image. */
export function lacking(image: string): readonly string[] | undefined {
  const parsed = parseImage(image)
  if (image === 'scratch') return ['sh', 'curl', 'wget']
  if (!parsed) return undefined
  const name = normalName(parsed)
  const { tag = '' } = parsed
  if (/^gcr\.io\/distroless\//.test(name)) return /\bdebug\b/.test(tag) ? ['curl'] : ['sh', 'curl', 'wget']
  const [, official] = /^docker\.io\/library\/(node|python|debian|ubuntu|ruby|alpine|golang)$/.exec(name) ?? []
  if (official === undefined) return undefined
  if (official === 'alpine' || /\balpine/.test(tag)) return ['curl']
  return official === 'debian' || official === 'ubuntu' || /\bslim\b/.test(tag) ? ['curl', 'wget'] : undefined
}
