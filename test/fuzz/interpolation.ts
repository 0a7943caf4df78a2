import { interpolated, type Piece, piecesOf } from '../../src/values/interpolation.ts'
import type { Chance } from '../laws/mutate.ts'
import type { Target } from './target.ts'

export const target: Target = {
  write: (chance) => text(chance, 0),
  judge(text) {
    const pieces = piecesOf(text)
    if (!pieces) return undefined
    const again = piecesOf(written(pieces))
    if (JSON.stringify(again) !== JSON.stringify(pieces)) return `written again it reads ${JSON.stringify(again)}`
    interpolated(text, pieces, () => undefined)
    const whole = interpolated(text, pieces, () => 'v')
    return typeof whole === 'string' ? undefined : 'a text whose variables are known is unknown'
  },
}

function written(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece.replaceAll('$', '$$$$')
      const { name, operator = '', word = [] } = piece
      return `\${${name}${operator}${written(word)}}`
    })
    .join('')
}

function text(chance: Chance, depth: number): string {
  return Array.from({ length: Math.floor(chance() * 5) }, () => piece(chance, depth)).join('')
}

function piece(chance: Chance, depth: number): string {
  const inner = () => (depth < 4 ? text(chance, depth + 1) : 'z')
  const choices = [
    () => 'plain ',
    () => '$$',
    () => '$X',
    () => '${Y_1}',
    () => `\${X:-${inner()}}`,
    () => `\${X-${inner()}}`,
    () => `\${X:?${inner()}}`,
    () => `\${X+${inner()}}`,
    () => `{${inner()}}`,
    () => '$(x) $1 $.',
    () => '${}',
  ]
  return (choices[Math.floor(chance() * choices.length)] ?? inner)()
}
