import { isMap } from '../../src/model/shape.ts'
import type { Path } from '../../src/model/source.ts'
import { reader } from '../../src/readers/docker/reader.ts'
import { dockerfile } from '../../src/syntax/dockerfile/dockerfile.ts'
import type { Chance } from '../laws/mutate.ts'
import type { Target } from './target.ts'

export const target: Target = {
  write(chance) {
    let out = oneOf(['', '', '# syntax=docker/dockerfile:1\n', '# escape=`\n', '# check=skip=all\n'], chance)
    const joiner = out.includes('escape') ? '`' : '\\'
    for (let left = 1 + pick(12, chance); left > 0; left--) out += `${line(chance, joiner)}\n`
    return out
  },
  judge(text) {
    const tree = dockerfile.parse({ path: 'Dockerfile', text })
    const outside = ({ start, end }: { start: number; end: number }) => start < 0 || end < start || end > text.length
    if (tree.problems.some(({ place }) => outside(place.span))) return 'a problem lies outside'
    if (tree.comments.some(({ span }) => outside(span))) return 'a comment lies outside'
    const trouble = walk(tree.data, [])
    if (trouble !== undefined) return trouble
    for (const { path, data } of reader.read(tree)) if (data === undefined) return `nothing at ${path.join('.')}`
    return undefined

    function walk(data: unknown, path: Path): string | undefined {
      const { span } = tree.placeOf(path)
      if (outside(span)) return `${path.join('.')} lies outside`
      // A value on one line, without quotes and escapes, is what stands at its place.
      if (typeof data === 'string' && ['args', 'image', 'alias', 'target'].includes(String(path.at(-1)))) {
        const written = text.slice(span.start, span.end)
        if (!/[\n"\\`]/.test(written) && !data.includes('"') && written !== data && data !== '')
          return `${path.join('.')} reads ${JSON.stringify(written)} instead of ${JSON.stringify(data)}`
      }
      if (!isMap(data) && !Array.isArray(data)) return undefined
      for (const [key, each] of Object.entries(data)) {
        const found = walk(each, [...path, Array.isArray(data) ? Number(key) : key])
        if (found !== undefined) return found
      }
      return undefined
    }
  },
}

function line(chance: Chance, joiner: string): string {
  const word = () => oneOf(['a', '/b', '$C', '${D:-e}', '"f g"', "'h'", 'i=j', 'é𝒳', `k${joiner} l`], chance)
  const words = () =>
    Array.from({ length: 1 + pick(4, chance) }, word).join(
      oneOf([' ', '  ', ` ${joiner}\n  `, ` ${joiner}\n # m\n\n`], chance),
    )
  const pairs = () => Array.from({ length: 1 + pick(3, chance) }, (_, at) => `K${at}=${word()}`).join(' ')
  switch (pick(14, chance)) {
    case 0:
      return `FROM --platform=$BUILDPLATFORM ${oneOf(['a:1', '${B}', 'c'], chance)} AS ${oneOf(['d', 'E'], chance)}`
    case 1:
      return `ARG ${oneOf(['A', 'B=1', pairs()], chance)}`
    case 2:
      return `ENV ${oneOf([pairs(), `A ${words()}`], chance)}`
    case 3:
      return `RUN --mount=type=cache,target=/x --network=none ${words()} && ${words()}`
    case 4:
      return `RUN <<E\n${words()}\nE`
    case 5:
      return `RUN cat <<-"A" <<B > ${word()}\n\ta\n\tA\n$x\nB`
    case 6:
      return `COPY --from=d --link --chmod=0644 --exclude=*.md ${words()} /x`
    case 7:
      return `COPY <<E /x\n${words()}\nE`
    case 8:
      return `CMD ${oneOf([JSON.stringify([word(), word()]), words(), '["a"', "['b']"], chance)}`
    case 9:
      return `HEALTHCHECK --interval=5s ${oneOf(['NONE', `CMD ${words()}`, 'CMD ["a"]'], chance)}`
    case 10:
      return `ONBUILD ${line(chance, joiner)}`
    case 11:
      return oneOf(
        ['# comment', '', '  ', 'SHELL ["pwsh", "-c"]', 'USER $K0', 'WORKDIR a/../b', 'EXPOSE 80 443/udp'],
        chance,
      )
    default:
      return `${oneOf(['LABEL', 'label'], chance)} ${pairs()}`
  }
}

function pick(below: number, chance: Chance): number {
  return Math.floor(chance() * below)
}

function oneOf<T>(items: readonly T[], chance: Chance): T {
  return items[pick(items.length, chance)] as T
}
