import { expect, it } from 'vitest'
import { cut } from './cut.ts'

const items = (count: number) => Array.from({ length: count }, (_, index) => ({ index, text: 'x'.repeat(90) }))

it('leaves what is short', () => {
  const answer = { items: items(3) }
  expect(cut(answer, 1000)).toEqual({ answer, notes: [] })
})

it('shows a list page by page until all of it was seen', () => {
  const answer = { items: items(57), more: items(3), of: 57 }
  const seen: unknown[] = []
  for (let from = 0; from < 57; ) {
    const { answer: shown, notes } = cut(answer, 2000, from)
    const page = (shown as typeof answer).items
    expect(page.length).toBeGreaterThan(0)
    seen.push(...page)
    from += page.length
    expect(notes[0]).toContain(`to ${from} of 57`)
    expect((shown as typeof answer).more).toHaveLength(3)
  }
  expect(seen).toEqual(answer.items)
})

it('cuts other lists and long texts where that does not do', () => {
  const { answer, notes } = cut({ one: items(40), other: items(39), text: 'y'.repeat(5000) }, 3000)
  expect(JSON.stringify(answer).length).toBeLessThan(5500)
  expect(notes.join(' ')).toContain('`other` shows the first')
  expect(notes.join(' ')).toContain('Texts longer')
})

it('says that there is nothing behind the end', () => {
  expect(cut({ items: items(3) }, 1000, 9).notes).toEqual(['`items` shows none of 3.'])
})
