import { unescaped } from '../../src/syntax/xml/escape.ts'
import { xml } from '../../src/syntax/xml/xml.ts'
import type { Chance } from '../laws/mutate.ts'
import { misplaced } from '../places.ts'
import type { Target } from './target.ts'

export const target: Target = {
  write: (chance) =>
    `${oneOf(['', '<?xml version="1.0"?>\n', '\uFEFF', '<!DOCTYPE a [<!ENTITY e "x">]>'], chance)}${element(4, chance)}\n`,
  judge(text) {
    const tree = xml.parse({ path: 'a.xml', text })
    const lines = (written: string) => [written.replace(/\r\n?/g, '\n'), written.replace(/\r\n|[\t\n\r]/g, ' ')]
    return misplaced(
      xml,
      tree,
      (written, value) => lines(written).some((each) => each === value || unescaped(each) === value),
      'a & <b> "c"',
    )
  },
}

function element(depth: number, chance: Chance): string {
  const name = oneOf(['a', 'b-c', 'x:y', 'é', '__proto__'], chance)
  const attributes = Array.from(
    { length: below(3, chance) },
    () => ` ${oneOf(['k', 'x:k', '__proto__'], chance)}=${oneOf([`"${words(chance)}"`, `'${words(chance)}'`], chance)}`,
  )
  if (below(4, chance) === 0) return `<${name}${attributes.join('')}/>`
  const inner = Array.from({ length: below(4, chance) }, () =>
    depth > 0 && below(2, chance)
      ? element(depth - 1, chance)
      : oneOf(
          [words(chance), `<!-- ${words(chance)} -->`, `<![CDATA[${words(chance)}<>]]>`, '<?pi x?>', '\r\n  '],
          chance,
        ),
  )
  return `<${name}${attributes.join('')}>${inner.join('')}</${name}>`
}

function words(chance: Chance): string {
  return Array.from({ length: 1 + below(3, chance) }, () =>
    oneOf(['x', '&amp;', '&#65;', '&e;', ' ', '\r\n', 'é', '${p}', '>'], chance),
  ).join('')
}

function below(limit: number, chance: Chance): number {
  return Math.floor(chance() * limit)
}

function oneOf<T>(choices: readonly T[], chance: Chance): T {
  return choices[below(choices.length, chance)] as T
}
